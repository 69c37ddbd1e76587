package dev.hayate.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.SparkUserAppException;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A job for `spark-submit`. Exit codes: 0 done, 1 failed, 2 called wrongly; what went wrong is one sentence.
abstract class Job implements Callable<Integer> {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /// Does the work.
    ///
    /// @throws IllegalArgumentException if an argument is wrong
    abstract void run(SparkSession spark, PrintWriter out) throws IOException;

    @Override
    public Integer call() throws IOException {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        SparkSession spark = SparkSession.builder()
                .appName("hayate " + line.getCommandName())
                .getOrCreate();
        run(spark, line.getOut());
        line.getOut().flush();
        return DONE;
    }

    /// Runs a job and tells Spark its exit code: a plain exit would look like a success to YARN.
    static void main(Job job, String... arguments) throws SparkUserAppException {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = execute(job, out, err, arguments);
        SparkSession.getDefaultSession().foreach(session -> {
            session.stop();
            return null;
        });
        if (code != DONE) {
            throw new SparkUserAppException(code, null);
        }
    }

    static int execute(Job job, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(job);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setOut(out);
        line.setErr(err);
        line.setParameterExceptionHandler((wrong, _) -> {
            err.println(line.getCommandName() + ": " + wrong.getMessage());
            return USAGE;
        });
        line.setExecutionExceptionHandler((exception, _, _) -> {
            Throwable cause = Failures.cause(exception);
            err.println(line.getCommandName() + ": " + Failures.sentence(cause));
            return cause instanceof IllegalArgumentException ? USAGE : FAILED;
        });
        return line.execute(arguments);
    }
}
