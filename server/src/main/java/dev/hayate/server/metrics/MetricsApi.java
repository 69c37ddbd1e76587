package dev.hayate.server.metrics;

import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `GET /metrics` as Prometheus scrapes it.
public final class MetricsApi {
    private MetricsApi() {}

    /// The routes of this API.
    public static List<Route> routes(Metrics metrics) {
        return List.of(new Route(
                Method.GET,
                "/metrics",
                Access.OPEN,
                MetricsApi::error,
                call -> Reply.of(PrometheusTextFormatWriter.CONTENT_TYPE, metrics.text())));
    }

    private static Reply error(ApiException problem) {
        byte[] line = (problem.sentence() + "\n").getBytes(StandardCharsets.UTF_8);
        return Reply.of("text/plain; charset=utf-8", line)
                .withStatus(problem.problem().status());
    }
}
