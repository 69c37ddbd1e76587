package dev.hayate.benchmarks.server;

import dev.hayate.benchmarks.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Servers under the same load, one after the other, each kind of request in a process of its own.
final class LoadRun {
    private final Path folder;
    private final Wrk wrk;
    private final int warmUp;
    private final int seconds;
    private final Map<Load, Double> first = new EnumMap<>(Load.class);

    /// @param folder for logs
    /// @param warmUp seconds that do not count
    /// @param seconds seconds that do
    LoadRun(Path folder, Wrk wrk, int warmUp, int seconds) {
        this.folder = folder;
        this.wrk = wrk;
        this.warmUp = warmUp;
        this.seconds = seconds;
    }

    /// Measures all; the first contender is the one that the others are compared with.
    ///
    /// @return how many requests were not answered well
    long run(List<Contender> contenders, Report report) throws IOException, InterruptedException {
        report.paragraph("| server | request | requests/s | texts/s | p50 ms | p99 ms | max ms | errors"
                + " | first answer s | MiB resident, start → warm → end | the first row's rate is |");
        report.row("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        long errors = 0;
        for (Load load : Load.values()) {
            for (Contender contender : contenders) {
                errors += measure(contender, load, report);
            }
        }
        return errors;
    }

    private long measure(Contender contender, Load load, Report report) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        try (ServerProcess server =
                ServerProcess.start(port -> contender.command().at(port, load), log)) {
            double atStart = server.residentMegabytes();
            wrk.run(server.address(), load, warmUp);
            double before = server.residentMegabytes();
            WrkResult result = wrk.run(server.address(), load, seconds);
            double after = server.residentMegabytes();
            double reference = first.computeIfAbsent(load, none -> result.requestsPerSecond());
            report.row(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.2f | %.0f → %.0f → %.0f | %s |",
                    contender.name(),
                    load.title(),
                    result.cells(load.texts()),
                    server.secondsToFirstAnswer(),
                    atStart,
                    before,
                    after,
                    String.format(Locale.ROOT, "%.2f ×", reference / result.requestsPerSecond())));
            return result.errors();
        }
    }
}
