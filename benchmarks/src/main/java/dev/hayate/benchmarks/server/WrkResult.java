package dev.hayate.benchmarks.server;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What wrk has measured.
///
/// @param requests answers that came
/// @param seconds how long it has asked
/// @param errors answers with another status than 200, and those that did not come
/// @param p50 milliseconds
/// @param p99 milliseconds
/// @param most milliseconds
record WrkResult(long requests, double seconds, long errors, double p50, double p99, double most) {
    private static final String MARK = "hayate ";

    /// Reads the line that `embeddings.lua` writes at the end.
    static WrkResult parse(List<String> lines) {
        String line = lines.stream()
                .filter(each -> each.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wrk gave no result: " + String.join(" ", lines)));
        double[] values = Arrays.stream(line.substring(MARK.length()).split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new WrkResult(
                (long) values[0], values[1] / 1e6, (long) values[2], values[3] / 1e3, values[4] / 1e3, values[5] / 1e3);
    }

    double requestsPerSecond() {
        return requests / seconds;
    }

    /// Cells of a Markdown table.
    String cells(int textsEach) {
        return String.format(
                Locale.ROOT,
                "%,.0f | %,.0f | %.2f | %.2f | %.1f | %,d",
                requestsPerSecond(),
                requestsPerSecond() * textsEach,
                p50,
                p99,
                most,
                errors);
    }
}
