package dev.hayate;

import dev.hayate.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Many texts at once: a list into one array, or a stream batch by batch.
final class Bulk {
    /// A batch of a stream ends early when its texts have this many characters, so that long texts stay within
    /// bounds.
    private static final int BATCH_CHARACTERS = 1 << 22;

    /// A batch of a stream ends early when its vectors have this many values.
    private static final int BATCH_VALUES = 1 << 26;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Bulk() {}

    static Embeddings encode(EncodePlan plan, Tokenizer tokenizer, EncodeOptions options, List<String> texts) {
        if (values(plan, texts.size()) > LONGEST_ARRAY) {
            throw new IllegalArgumentException(texts.size() + " vectors × " + plan.dimension()
                    + " dimensions do not fit into one array; encode them as a stream");
        }
        String[] snapshot = texts.toArray(new String[0]);
        float[] target = new float[snapshot.length * plan.dimension()];
        encode(plan, tokenizer, options, snapshot, target, 0);
        return new Embeddings(target, snapshot.length, plan.dimension());
    }

    static EncodeCounts encode(
            EncodePlan plan,
            Tokenizer tokenizer,
            EncodeOptions options,
            List<String> texts,
            float[] target,
            int offset) {
        String[] snapshot = texts.toArray(new String[0]);
        Objects.checkFromIndexSize(offset, values(plan, snapshot.length), target.length);
        return encode(plan, tokenizer, options, snapshot, target, offset);
    }

    private static EncodeCounts encode(
            EncodePlan plan, Tokenizer tokenizer, EncodeOptions options, String[] texts, float[] target, int offset) {
        try (Crew crew = crew(plan, tokenizer, options)) {
            crew.encode(texts, 0, target, offset);
            return crew.counts();
        }
    }

    private static long values(EncodePlan plan, int texts) {
        return (long) texts * plan.dimension();
    }

    static EncodeCounts encode(
            EncodePlan plan,
            Tokenizer tokenizer,
            EncodeOptions options,
            Iterator<String> texts,
            Consumer<Embeddings> vectors) {
        int most = Math.max(1, Math.min(options.batchSize(), BATCH_VALUES / plan.dimension()));
        try (Crew crew = crew(plan, tokenizer, options)) {
            long done = 0;
            while (texts.hasNext()) {
                String[] batch = next(texts, most);
                float[] target = new float[batch.length * plan.dimension()];
                crew.encode(batch, done, target, 0);
                done += batch.length;
                vectors.accept(new Embeddings(target, batch.length, plan.dimension()));
            }
            return crew.counts();
        }
    }

    private static Crew crew(EncodePlan plan, Tokenizer tokenizer, EncodeOptions options) {
        return new Crew(options.threads(), () -> new Encoder(plan, tokenizer.newWorker(false)));
    }

    private static String[] next(Iterator<String> texts, int most) {
        List<String> batch = new ArrayList<>();
        long characters = 0;
        while (texts.hasNext() && batch.size() < most && characters < BATCH_CHARACTERS) {
            String text = texts.next();
            batch.add(text);
            characters += text == null ? 0 : text.length();
        }
        return batch.toArray(new String[0]);
    }
}
