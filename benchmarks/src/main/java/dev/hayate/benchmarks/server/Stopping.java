package dev.hayate.benchmarks.server;

import dev.hayate.benchmarks.report.Report;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A server that is told to stop (SIGTERM) while many ask it.
final class Stopping {
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(60);

    private Stopping() {}

    /// Stops it.
    ///
    /// @param people how many ask
    /// @return whether every accepted question was answered and the server ended by itself with exit code 0
    static boolean run(ServerProcess server, List<Question> questions, int people, Report report)
            throws IOException, InterruptedException {
        try (Crowd crowd = new Crowd(server.address(), questions, (question, answer) -> {})) {
            crowd.gather(people);
            Thread.sleep(3_000);
            int before = crowd.latencies().count();
            crowd.serverLeaves();
            long start = System.nanoTime();
            server.signal("TERM");
            int exitCode = server.awaitEnd(TIME_TO_STOP);
            double seconds = (System.nanoTime() - start) / 1e9;
            crowd.leave();
            report.item(String.format(
                    Locale.ROOT,
                    "SIGTERM while %d asked: %,d answers before, %,d after it; statuses %s; **lost: %d**;"
                            + " on connections that were not accepted any more: %d; ended after %.2f s with exit code %d.",
                    people,
                    before,
                    crowd.latencies().count() - before,
                    crowd.statuses(),
                    crowd.lost(),
                    crowd.unaccepted(),
                    seconds,
                    exitCode));
            return crowd.lost() == 0 && (exitCode == 0 || exitCode == 143);
        }
    }
}
