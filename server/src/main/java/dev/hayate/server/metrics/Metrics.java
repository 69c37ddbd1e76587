package dev.hayate.server.metrics;

import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Route;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// The counts of one server. Safe for all threads.
public final class Metrics {
    private static final PrometheusTextFormatWriter FORMAT = PrometheusTextFormatWriter.create();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final RouteFamilies routes = new RouteFamilies(registry);
    private final ModelFamilies models = new ModelFamilies(registry);
    private final ProcessorMetrics processors = new ProcessorMetrics(registry);
    private final Map<Problem, CounterDataPoint> rejected = new EnumMap<>(Problem.class);

    public Metrics() {
        Counter counter = Counter.builder()
                .name("hayate_rejected_requests")
                .help("Requests that were answered with a problem, by its kind.")
                .labelNames("reason")
                .withoutExemplars()
                .register(registry);
        for (Problem problem : Problem.values()) {
            rejected.put(problem, counter.labelValues(problem.name().toLowerCase(Locale.ROOT)));
        }
        JvmMetrics.register(registry);
    }

    /// The counts of a route. Look them up once, not per request.
    public RouteMetrics route(Route route) {
        return routes.of(route.method().name(), route.path());
    }

    /// The counts of requests to no route.
    public RouteMetrics elsewhere() {
        return routes.of("other", "other");
    }

    /// A request has come in. Each of these calls needs one of [#ended()].
    void began() {
        routes.inFlight().inc();
    }

    /// A request is over.
    void ended() {
        routes.inFlight().dec();
    }

    /// Counts a problem that a request was answered with.
    public void rejected(Problem problem) {
        CounterDataPoint counter = rejected.get(problem);
        if (counter != null) {
            counter.inc();
        }
    }

    /// The counts of a model. Look them up once, when it is loaded.
    ///
    /// @param name what requests call it
    public ModelMetrics model(String name) {
        return models.of(name);
    }

    /// Shows what a name stands for from now on, instead of what it stood for.
    public void loaded(String name, String fingerprint, int dimension) {
        models.loaded(name, fingerprint, dimension);
    }

    /// The counts of the processors that encoding shares.
    public ProcessorMetrics processors() {
        return processors;
    }

    /// Everything, in Prometheus' text format.
    public byte[] text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try {
            FORMAT.write(bytes, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
