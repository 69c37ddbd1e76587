package dev.hayate.integrations.micrometer.example;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.integrations.micrometer.EncodeMeters;
import dev.hayate.integrations.micrometer.MeteredModel;
import dev.hayate.integrations.micrometer.ModelInfo;
import dev.hayate.integrations.micrometer.example.Wikipedia.Passage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;

/// Retrieval over passages in memory, measured: prints what answers a question, then all meters.
public final class MeteredRetrieval {
    private static final EncodeOptions OPTIONS = EncodeOptions.DEFAULT.normalized();

    private final MeteredModel model;
    private final List<Passage> passages;
    private final Embeddings vectors;

    MeteredRetrieval(StaticEmbeddingModel model, List<Passage> passages, MeterRegistry registry) throws IOException {
        this.model = new MeteredModel(model, new EncodeMeters(registry, "hayate-ja"));
        new ModelInfo(model, "hayate-ja").bindTo(registry);
        this.passages = passages;
        this.vectors = this.model.encode(passages.stream().map(Passage::text).toList(), OPTIONS);
    }

    Passage answer(String question) {
        float[] scores = Similarity.COSINE.scores(model.encode(question, OPTIONS), vectors);
        int best = 0;
        for (int row = 1; row < scores.length; row++) {
            best = scores[row] > scores[best] ? row : best;
        }
        return passages.get(best);
    }

    public static void main(String[] arguments) throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            MeteredRetrieval retrieval = new MeteredRetrieval(model, Wikipedia.passages(), registry);
            for (String question : List.of("ラオスの首都はどこなのか。", "カリブ海の植物園と呼ばれる国は？")) {
                System.out.println(question + "\n" + retrieval.answer(question).text() + "\n");
            }
            System.out.println(registry.getMetersAsString());
        }
    }
}
