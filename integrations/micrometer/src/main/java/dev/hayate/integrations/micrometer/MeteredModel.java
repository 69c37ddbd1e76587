package dev.hayate.integrations.micrometer;

import dev.hayate.Embeddings;
import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.StaticEmbeddingModel;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// A model whose calls are measured. Vectors have the bits that the model gives. Safe for all threads; the model
/// belongs to the caller, who closes it.
///
/// ```java
/// MeteredModel metered = new MeteredModel(model, new EncodeMeters(registry, "hayate-ja"));
/// float[] query = metered.encode("美味しいラーメン屋に行きたい", EncodeOptions.DEFAULT.normalized());
/// ```
///
/// A call that fails is measured too, with the texts before the one that it failed at; a list or stream that fails
/// is not.
///
/// @param model what encodes
/// @param meters where its calls are entered
public record MeteredModel(StaticEmbeddingModel model, EncodeMeters meters) {

    /// As [StaticEmbeddingModel#encode(String, EncodeOptions)].
    public float[] encode(String text, EncodeOptions options) {
        return withEncoder(options, encoder -> encoder.encode(text));
    }

    /// As [StaticEmbeddingModel#withEncoder(EncodeOptions, Function)], entered as one call.
    public <R> R withEncoder(EncodeOptions options, Function<Encoder, R> work) {
        long begin = System.nanoTime();
        return model.withEncoder(options, encoder -> {
            try {
                return work.apply(encoder);
            } finally {
                meters.record(encoder.counts(), since(begin));
            }
        });
    }

    /// As [StaticEmbeddingModel#encode(List, EncodeOptions)].
    public Embeddings encode(List<String> texts, EncodeOptions options) {
        int dimension = model.withEncoder(options, Encoder::dimension);
        float[] values = new float[Math.multiplyExact(texts.size(), dimension)];
        int[] filled = {0};
        encode(texts.iterator(), options, vectors -> {
            System.arraycopy(vectors.values(), 0, values, filled[0], vectors.values().length);
            filled[0] += vectors.values().length;
        });
        return new Embeddings(values, texts.size(), dimension);
    }

    /// As [StaticEmbeddingModel#encode(Iterator, EncodeOptions, Consumer)], entered as one call when it has ended;
    /// the time includes what the texts and the receiver of the vectors take.
    public EncodeCounts encode(Iterator<String> texts, EncodeOptions options, Consumer<Embeddings> vectors) {
        long begin = System.nanoTime();
        EncodeCounts counts = model.encode(texts, options, vectors);
        meters.record(counts, since(begin));
        return counts;
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
