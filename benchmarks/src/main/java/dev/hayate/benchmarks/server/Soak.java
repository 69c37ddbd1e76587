package dev.hayate.benchmarks.server;

import dev.hayate.benchmarks.report.Report;
import java.io.IOException;
import java.util.Locale;

/// One server under load for long, its memory looked at again and again.
final class Soak {
    private static final int SECONDS_EACH = 10;
    private static final int ROUNDS_A_MINUTE = 2;

    private final Wrk wrk;

    Soak(Wrk wrk) {
        this.wrk = wrk;
    }

    /// Runs the kinds of request in turn.
    ///
    /// @return how many requests were not answered well
    long run(ServerProcess server, int minutes, Report report) throws IOException, InterruptedException {
        report.paragraph("| minute | requests | errors | MiB resident |");
        report.row("|---:|---:|---:|---:|");
        report.row(String.format(Locale.ROOT, "| 0 | 0 | 0 | %.1f |", server.residentMegabytes()));
        long errors = 0;
        for (int minute = 1; minute <= minutes; minute++) {
            long requests = 0;
            long wrong = 0;
            for (int round = 0; round < ROUNDS_A_MINUTE; round++) {
                for (Load load : Load.values()) {
                    WrkResult result = wrk.run(server.address(), load, SECONDS_EACH);
                    requests += result.requests();
                    wrong += result.errors();
                }
            }
            errors += wrong;
            report.row(String.format(
                    Locale.ROOT, "| %d | %,d | %d | %.1f |", minute, requests, wrong, server.residentMegabytes()));
        }
        return errors;
    }
}
