package dev.hayate.benchmarks.server;

import dev.hayate.benchmarks.report.Report;
import dev.hayate.server.abuse.Attacker;
import dev.hayate.server.abuse.Campaign;
import dev.hayate.server.abuse.HostileRequest;
import dev.hayate.server.abuse.HostileRequests;
import dev.hayate.server.abuse.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Hostile requests against a server: what it answers, what they cost it, and whether it is the same afterwards.
final class AbuseRun {
    private static final long SEED = 20261125;
    private static final long MOST_MILLIS = 50;
    private static final int COMPLAINTS_SHOWN = 20;

    private final ServerProcess server;
    private final Campaign campaign;
    private final Report report;
    private int complaints;

    AbuseRun(ServerProcess server, Report report) {
        this.server = server;
        this.campaign = new Campaign(new Attacker(server.address(), Duration.ofSeconds(5)));
        this.report = report;
    }

    /// Sends all requests twice, the first time to warm up.
    ///
    /// @return whether all were refused as they should be, at no more than 50 ms of processor time each, with
    ///     nothing written of them
    boolean run() throws IOException, InterruptedException {
        List<HostileRequest> requests = HostileRequests.of("", Target.ALL, SEED);
        String before = vector();
        double resident = server.residentMegabytes();
        pass("cold", requests);
        double warm = server.residentMegabytes();
        long most = pass("warm", requests);
        boolean same = before.equals(vector());
        boolean silent = !Campaign.marked(server.log())
                && !Campaign.marked(campaign.ask("", "GET", "/metrics", "").received());
        report.paragraph(String.format(
                Locale.ROOT,
                "%,d requests, twice. Complaints: %d. Most processor time of one request: %d ms. Resident: %.0f MiB →"
                        + " %.0f → %.0f. The vector afterwards is %s. Their texts are %s log and metrics.",
                requests.size(),
                complaints,
                most,
                resident,
                warm,
                server.residentMegabytes(),
                same ? "the same" : "**another one**",
                silent ? "in neither of" : "**in**"));
        return complaints == 0 && same && silent && most <= MOST_MILLIS;
    }

    /// @return the most processor time that one request took, in milliseconds
    private long pass(String name, List<HostileRequest> requests) throws IOException, InterruptedException {
        Map<String, Cost> costs = new TreeMap<>();
        long most = 0;
        for (HostileRequest request : requests) {
            long start = server.processorMillis();
            var complaint = campaign.send(request);
            long millis = server.processorMillis() - start;
            most = Math.max(most, millis);
            costs.merge(request.kind(), new Cost(1, millis, millis, request.what()), Cost::and);
            if (complaint.isPresent() && complaints++ < COMPLAINTS_SHOWN) {
                report.item(complaint.get());
            }
        }
        report.paragraph("| " + name + " | requests | processor ms each | most ms | of |");
        report.row("|---|---:|---:|---:|---|");
        costs.forEach((kind, cost) -> report.row(String.format(
                Locale.ROOT,
                "| %s | %,d | %.2f | %d | %s |",
                kind,
                cost.requests(),
                (double) cost.millis() / cost.requests(),
                cost.most(),
                cost.most() == 0 ? "" : cost.of().replace('|', ' ').replace('\n', ' '))));
        return most;
    }

    private String vector() throws IOException, InterruptedException {
        return campaign.ask("", "POST", "/v1/embeddings", ServerProcess.FIRST_QUESTION)
                .answers()
                .getFirst()
                .text();
    }

    /// What requests of a kind cost.
    private record Cost(int requests, long millis, long most, String of) {
        Cost and(Cost other) {
            Cost dearer = most >= other.most() ? this : other;
            return new Cost(requests + other.requests(), millis + other.millis(), dearer.most(), dearer.of());
        }
    }
}
