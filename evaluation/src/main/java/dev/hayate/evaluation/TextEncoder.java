package dev.hayate.evaluation;

import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.List;

/// Encodes texts at the full dimension of a model, and counts them. For one thread at a time.
final class TextEncoder {
    private static final int TEXTS_A_UNIT = 64;

    private final StaticEmbeddingModel model;
    private final Prompts prompts;
    private final Workers workers;
    private long texts;
    private long nanoseconds;

    TextEncoder(StaticEmbeddingModel model, Prompts prompts, Workers workers) {
        this.model = model;
        this.prompts = prompts;
        this.workers = workers;
    }

    Matrix texts(List<String> texts) {
        return encode(texts, prompts.text());
    }

    Matrix queries(List<String> texts) {
        return encode(texts, prompts.query());
    }

    Matrix documents(List<String> texts) {
        return encode(texts, prompts.document());
    }

    /// How many texts were encoded since this was asked for the last time.
    long takeTexts() {
        long taken = texts;
        texts = 0;
        return taken;
    }

    /// How long that took.
    double takeSeconds() {
        double taken = nanoseconds * 1e-9;
        nanoseconds = 0;
        return taken;
    }

    private Matrix encode(List<String> texts, String prompt) {
        long begin = System.nanoTime();
        EncodeOptions options = EncodeOptions.DEFAULT.prompt(prompt);
        Encoder[] encoders = new Encoder[workers.count()];
        Arrays.setAll(encoders, worker -> model.newEncoder(options));
        Matrix vectors = Matrix.of(texts.size(), model.dimension());
        workers.forEach(Math.ceilDiv(texts.size(), TEXTS_A_UNIT), (unit, worker) -> {
            int end = Math.min(texts.size(), (unit + 1) * TEXTS_A_UNIT);
            for (int text = unit * TEXTS_A_UNIT; text < end; text++) {
                encoders[worker].encode(texts.get(text), vectors.values(), vectors.at(text));
            }
        });
        this.texts += texts.size();
        nanoseconds += System.nanoTime() - begin;
        return vectors;
    }
}
