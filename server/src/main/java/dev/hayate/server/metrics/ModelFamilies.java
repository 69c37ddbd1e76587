package dev.hayate.server.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is counted of every model.
final class ModelFamilies {
    private record Loaded(String fingerprint, int dimension) {}

    private final Map<String, Loaded> loaded = new ConcurrentHashMap<>();
    private final Counter texts;
    private final Counter tokens;
    private final Counter truncated;
    private final Counter unknown;
    private final Counter empty;

    ModelFamilies(PrometheusRegistry registry) {
        texts = counter(registry, "hayate_texts", "Texts that were encoded.");
        tokens = counter(registry, "hayate_tokens", "Tokens that went into vectors.");
        truncated = counter(registry, "hayate_truncated_texts", "Texts that lost tokens to a limit.");
        unknown = counter(registry, "hayate_unknown_tokens", "Tokens that the tokenizer has no piece for.");
        empty = counter(registry, "hayate_empty_texts", "Texts without tokens.");
        GaugeWithCallback.builder()
                .name("hayate_model_info")
                .help("Models that are served: always 1, what matters are the labels.")
                .labelNames("model", "fingerprint", "dimension")
                .callback(gauge -> loaded.forEach(
                        (name, model) -> gauge.call(1, name, model.fingerprint, Integer.toString(model.dimension))))
                .register(registry);
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames("model")
                .withoutExemplars()
                .register(registry);
    }

    ModelMetrics of(String name) {
        return new ModelMetrics(
                texts.labelValues(name),
                tokens.labelValues(name),
                truncated.labelValues(name),
                unknown.labelValues(name),
                empty.labelValues(name));
    }

    void loaded(String name, String fingerprint, int dimension) {
        loaded.put(name, new Loaded(fingerprint, dimension));
    }
}
