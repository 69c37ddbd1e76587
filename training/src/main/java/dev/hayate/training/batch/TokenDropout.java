package dev.hayate.training.batch;

import dev.hayate.training.table.TokenBatch;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Leaves tokens out of texts by chance, so that a model does not learn texts by heart. A text keeps at least one
/// token.
///
/// @param rate which part of the tokens is left out
/// @param seed where chance comes from
public record TokenDropout(double rate, long seed) {
    /// Nothing is left out.
    public static final TokenDropout NONE = new TokenDropout(0, 0);

    /// Checks the range.
    ///
    /// @throws IllegalArgumentException if the rate is not within [0, 1)
    public TokenDropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("the part of tokens to leave out must be in [0, 1), not " + rate);
        }
    }

    /// What is left of the texts of a step.
    TokenBatch of(TokenBatch batch, int step) {
        if (rate == 0) {
            return batch;
        }
        SplittableRandom random = new SplittableRandom(Order.mixed(seed, step));
        int[] ids = new int[batch.ids().length];
        int[] starts = new int[batch.starts().length];
        int end = 0;
        for (int text = 0; text < batch.texts(); text++) {
            int from = batch.starts()[text];
            int to = batch.starts()[text + 1];
            for (int at = from; at < to; at++) {
                if (random.nextDouble() >= rate) {
                    ids[end++] = batch.ids()[at];
                }
            }
            if (end == starts[text] && from < to) {
                ids[end++] = batch.ids()[from + random.nextInt(to - from)];
            }
            starts[text + 1] = end;
        }
        return new TokenBatch(Arrays.copyOf(ids, end), starts);
    }
}
