package dev.hayate.cli;

import dev.hayate.server.http.Limits;
import dev.hayate.server.http.ServerSettings;
import dev.hayate.server.http.Timeouts;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How much may come to a server at once, and how long anything may take.
final class LimitOptions {
    @Option(
            names = "--max-body",
            paramLabel = "BYTES",
            converter = ByteCount.class,
            defaultValue = "${env:HAYATE_MAX_BODY:-2MB}",
            description = "How large the body of a request may be. Default: 2MB.")
    private int body;

    @Option(
            names = "--max-concurrent",
            paramLabel = "N",
            defaultValue = "${env:HAYATE_MAX_CONCURRENT:-512}",
            description = "How many requests are worked on at once; more are refused with 429. Default: 512.")
    private int requests;

    @Option(
            names = "--max-connections",
            paramLabel = "N",
            description = "How many connections may be open; more have to wait. Default: ${DEFAULT-VALUE}.")
    private int connections = Limits.DEFAULT.connections();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "How long a request may be worked on. Default: ${DEFAULT-VALUE}.")
    private double operation = 30;

    @Option(
            names = "--body-timeout",
            paramLabel = "SECONDS",
            description = "How long a body may take to come, and an answer to be read. Default: ${DEFAULT-VALUE}.")
    private double transfer = 30;

    @Option(
            names = "--idle-timeout",
            paramLabel = "SECONDS",
            description = "How long a connection may wait for its next request. Default: ${DEFAULT-VALUE}.")
    private double idle = 75;

    @Option(
            names = "--drain-seconds",
            paramLabel = "SECONDS",
            defaultValue = "${env:HAYATE_DRAIN_SECONDS:-30}",
            description = "How long to wait for requests when asked to stop. Default: 30.")
    private double drain;

    ServerSettings applyTo(ServerSettings settings) {
        return settings.limits(Limits.DEFAULT.bodyBytes(body).requests(requests).connections(connections))
                .timeouts(Timeouts.DEFAULT
                        .operation(seconds("--timeout", operation))
                        .body(seconds("--body-timeout", transfer))
                        .answer(seconds("--body-timeout", transfer))
                        .idle(seconds("--idle-timeout", idle))
                        .drain(seconds("--drain-seconds", drain)));
    }

    private static Duration seconds(String option, double value) {
        if (!(value >= 0.001 && value <= 86_400)) {
            throw CommandException.usage(option + " must be from 0.001 to 86400 seconds, got " + value);
        }
        return Duration.ofNanos((long) (value * 1e9));
    }
}
