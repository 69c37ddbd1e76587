package dev.hayate.integrations.micrometer;

import dev.hayate.StaticEmbeddingModel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;

/// Which model is in use: a gauge `hayate.model.info` that is always 1, with the tags `model`, `fingerprint` and
/// `dimension`. Join it with the other meters by `model` to see when a fleet has changed its model.
public final class ModelInfo implements MeterBinder {
    private final Tags tags;

    /// Reads the whole table once for the fingerprint. Does not keep the model.
    ///
    /// @param name the value of the tag `model`
    /// @throws IOException if the tokenizer's file cannot be read again
    public ModelInfo(StaticEmbeddingModel model, String name) throws IOException {
        this.tags = Tags.of(
                "model", name,
                "fingerprint", model.fingerprint(),
                "dimension", Integer.toString(model.dimension()));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("hayate.model.info", () -> 1)
                .description("The model in use.")
                .tags(tags)
                .register(registry);
    }
}
