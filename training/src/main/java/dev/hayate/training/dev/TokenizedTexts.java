package dev.hayate.training.dev;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.TokenBuffer;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.table.TokenBatch;
import dev.hayate.training.table.TrainableTable;
import java.util.Arrays;
import java.util.List;

/// Texts as tokens, for scoring after scoring.
record TokenizedTexts(TokenBatch tokens) {
    static TokenizedTexts of(List<String> texts, Tokenizer tokenizer) {
        Tokenizer.Worker worker = tokenizer.newWorker(false);
        int[] ids = new int[16 * texts.size()];
        int[] starts = new int[texts.size() + 1];
        int end = 0;
        for (int t = 0; t < texts.size(); t++) {
            TokenBuffer tokens = worker.tokenize(texts.get(t));
            if (ids.length - end < tokens.count()) {
                ids = Arrays.copyOf(ids, Math.max(end + tokens.count(), ids.length + (ids.length >> 1)));
            }
            System.arraycopy(tokens.ids(), 0, ids, end, tokens.count());
            end += tokens.count();
            starts[t + 1] = end;
        }
        return new TokenizedTexts(new TokenBatch(Arrays.copyOf(ids, end), starts));
    }

    int count() {
        return tokens.texts();
    }

    /// Their vectors, a row each.
    Matrix vectors(TrainableTable table, Workers workers) {
        Matrix vectors = Matrix.of(count(), table.dimension());
        table.means(tokens, vectors, workers);
        return vectors;
    }
}
