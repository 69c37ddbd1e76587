package dev.hayate.server.metrics;

import dev.hayate.server.api.Answered;
import dev.hayate.server.api.Observer;
import dev.hayate.server.api.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts requests as they come and are answered. Safe for all threads.
public final class RequestMetrics implements Observer {
    private final Metrics metrics;
    private final RouteMetrics elsewhere;
    private final Map<String, Map<String, RouteMetrics>> byPath = new HashMap<>();

    /// @param routes those whose requests are told apart
    public RequestMetrics(Metrics metrics, List<Route> routes) {
        this.metrics = metrics;
        this.elsewhere = metrics.elsewhere();
        for (Route route : routes) {
            byPath.computeIfAbsent(route.path(), path -> new HashMap<>())
                    .put(route.method().name(), metrics.route(route));
        }
    }

    @Override
    public void began() {
        metrics.began();
    }

    @Override
    public void answered(Answered request) {
        byPath.getOrDefault(request.path(), Map.of())
                .getOrDefault(request.method(), elsewhere)
                .finished(request.status(), request.nanos());
        metrics.ended();
        request.problem().ifPresent(metrics::rejected);
    }
}
