package dev.hayate.spark;

import java.io.UncheckedIOException;
import org.apache.spark.SparkException;
import org.apache.spark.SparkRuntimeException;

/// What went wrong in a job, in one sentence. Spark wraps what a task has thrown, often several times.
final class Failures {
    private Failures() {}

    /// What was thrown first, as far as Spark tells.
    static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && isWrapper(cause)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof SparkException
                || failure instanceof SparkRuntimeException
                || failure instanceof UncheckedIOException;
    }

    /// Its message, without the traces of other processes that Spark adds.
    static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.toString()
                : message.lines().filter(line -> !line.isBlank()).findFirst().orElseThrow();
    }
}
