package dev.hayate.benchmarks.hayate;

import dev.hayate.benchmarks.contest.Proof;
import dev.hayate.benchmarks.contest.TokenContestant;
import dev.hayate.benchmarks.texts.Slice;
import dev.hayate.tokenizer.TokenBuffer;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Hayate's tokenizer: one worker, a text a call, without offsets, texts prepared some at a time.
public final class HayateTokenizer implements TokenContestant {
    private static final int PREPARED = 32;

    private final Tokenizer.Worker worker;

    private HayateTokenizer(Tokenizer.Worker worker) {
        this.worker = worker;
    }

    /// Reads a `tokenizer.json`.
    ///
    /// @throws IOException if the file cannot be read
    public static HayateTokenizer load(Path tokenizerJson) throws IOException {
        return new HayateTokenizer(Tokenizer.load(tokenizerJson).newWorker(false));
    }

    @Override
    public String name() {
        return "Hayate";
    }

    @Override
    public double seconds(Slice slice) {
        long tokens = 0;
        long start = System.nanoTime();
        String[] texts = slice.texts().toArray(new String[0]);
        for (int from = 0; from < texts.length; from += PREPARED) {
            int to = Math.min(from + PREPARED, texts.length);
            worker.prepare(texts, from, to);
            for (int i = from; i < to; i++) {
                tokens += worker.tokenize(texts[i]).count();
            }
        }
        long elapsed = System.nanoTime() - start;
        Proof.ofWork(tokens);
        return elapsed * 1e-9;
    }

    @Override
    public List<int[]> ids(Slice slice) {
        List<int[]> ids = new ArrayList<>(slice.texts().size());
        for (String text : slice.texts()) {
            TokenBuffer tokens = worker.tokenize(text);
            ids.add(Arrays.copyOf(tokens.ids(), tokens.count()));
        }
        return ids;
    }
}
