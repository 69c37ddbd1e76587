package dev.hayate.benchmarks.server;

import dev.hayate.benchmarks.report.Report;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// A server that is asked for more than it can do: alone, at its best, flooded, and after the flood.
final class Overload {
    private static final Set<Integer> ALLOWED = Set.of(200, 429, 503);
    private static final int CALM_ANSWERS = 20;

    private final ServerProcess server;
    private final List<Question> questions;
    private final Report report;

    Overload(ServerProcess server, List<Question> questions, Report report) {
        this.server = server;
        this.questions = questions;
        this.report = report;
    }

    /// Runs all four.
    ///
    /// @param times how many times its capacity it is asked for
    /// @return whether every question was answered, with 200, 429 or 503, and calm came back within a second
    boolean run(double times, double seconds, int connections) throws IOException, InterruptedException {
        closedLoop(16, seconds);
        Crowd alone = closedLoop(1, seconds);
        Crowd busy = closedLoop(16, seconds);
        double capacity = busy.latencies().count() / seconds;
        report.paragraph("| | questions/s | answers with vectors | refused | their p50 ms | p99 ms | max ms |");
        report.row("|---|---:|---:|---:|---:|---:|---:|");
        report.row(row("one at a time", alone.latencies().count() / seconds, alone.latencies(), 0));
        report.row(row("16 at a time", capacity, busy.latencies(), 0));

        Flood flood = new Flood(server.address(), questions, connections);
        double sending = flood.run(times * capacity, seconds);
        long sent = flood.accepted().count() + flood.refused().count() + flood.broken();
        report.row(
                row("flood", sent / sending, flood.accepted(), flood.refused().count()));
        double calm = secondsToCalm(Math.max(20, 3 * alone.latencies().millis(0.99)));
        report.paragraph(String.format(
                Locale.ROOT,
                "Wanted: %,.0f questions/s, %.1f times the capacity; %,d were not sent for want of a connection."
                        + " Statuses: %s; broken off: %d. Refusals took p50 | p99 | max: %s ms."
                        + " Answers as quick as before %.2f s after the flood. Resident: %.0f MiB.",
                times * capacity,
                times,
                flood.unsent(),
                flood.statuses(),
                flood.broken(),
                flood.refused().cells(),
                calm,
                server.residentMegabytes()));
        Set<Integer> others = new TreeSet<>(flood.statuses().keySet());
        others.removeAll(ALLOWED);
        return others.isEmpty() && flood.broken() == 0 && calm <= 1;
    }

    private Crowd closedLoop(int people, double seconds) throws InterruptedException {
        try (Crowd crowd = new Crowd(server.address(), questions, (question, answer) -> {})) {
            crowd.gather(people);
            Thread.sleep(Math.round(seconds * 1000));
            return crowd;
        }
    }

    private static String row(String what, double perSecond, Latencies accepted, int refused) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,d | %,d | %s |",
                what,
                perSecond,
                accepted.count(),
                refused,
                accepted.cells());
    }

    /// The seconds until the first of many answers in a row that are good and quick.
    private double secondsToCalm(double millis) throws IOException {
        long start = System.nanoTime();
        long since = start;
        int inRow = 0;
        while (inRow < CALM_ANSWERS) {
            long asked = System.nanoTime();
            boolean good;
            try (KeptConnection connection = KeptConnection.to(server.address())) {
                good = connection.ask(questions.get(inRow)).status() == 200;
            }
            if (!good || System.nanoTime() - asked > millis * 1e6) {
                inRow = 0;
                since = System.nanoTime();
            } else {
                inRow++;
            }
        }
        return (since - start) / 1e9;
    }
}
