package dev.hayate.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/// What is counted of every route.
final class RouteFamilies {
    /// From a lone text to the longest that anybody waits, in seconds.
    private static final double[] SECONDS = {
        0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30
    };

    private final Counter requests;
    private final Histogram seconds;
    private final Gauge inFlight;

    RouteFamilies(PrometheusRegistry registry) {
        requests = Counter.builder()
                .name("hayate_http_requests")
                .help("Requests that were answered, by route and status.")
                .labelNames("method", "route", "status")
                .withoutExemplars()
                .register(registry);
        seconds = Histogram.builder()
                .name("hayate_http_request_duration_seconds")
                .help("From the first byte of a request to the last one of its answer.")
                .labelNames("method", "route")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
        inFlight = Gauge.builder()
                .name("hayate_http_requests_in_flight")
                .help("Requests that are being answered.")
                .withoutExemplars()
                .register(registry);
    }

    Gauge inFlight() {
        return inFlight;
    }

    RouteMetrics of(String method, String path) {
        return new RouteMetrics(
                status -> requests.labelValues(method, path, Integer.toString(status)),
                seconds.labelValues(method, path));
    }
}
