package dev.hayate.training.table;

import java.util.Arrays;

/// The texts of a batch by token: the texts of the token numbered `n` go from `starts[n]` to `starts[n + 1]`, in
/// their order, each once. With it the gradient of every row of the table is a sum of its own.
///
/// @param tokens the tokens that are found, rising
/// @param starts where the texts of each begin, and the end of the last
/// @param texts numbers of texts
/// @param shares which part of its text the token is: how often it stands there, divided by the text's length
public record Occurrences(int[] tokens, int[] starts, int[] texts, float[] shares) {
    /// Turns a batch round.
    ///
    /// @param vocabulary above all ids
    public static Occurrences of(TokenBatch batch, int vocabulary) {
        int[] textsOf = new int[vocabulary];
        int[] lastText = new int[vocabulary];
        Arrays.fill(lastText, -1);
        int found = 0;
        for (int text = 0; text < batch.texts(); text++) {
            for (int at = batch.starts()[text]; at < batch.starts()[text + 1]; at++) {
                int id = batch.ids()[at];
                if (lastText[id] != text) {
                    lastText[id] = text;
                    found += textsOf[id]++ == 0 ? 1 : 0;
                }
            }
        }
        int[] tokens = new int[found];
        int[] starts = new int[found + 1];
        int[] next = new int[vocabulary];
        int n = 0;
        for (int id = 0; id < vocabulary; id++) {
            if (textsOf[id] > 0) {
                tokens[n] = id;
                next[id] = starts[n];
                starts[n + 1] = starts[n] + textsOf[id];
                n++;
            }
        }
        return fill(batch, tokens, starts, next, lastText);
    }

    private static Occurrences fill(TokenBatch batch, int[] tokens, int[] starts, int[] next, int[] lastText) {
        int[] texts = new int[starts[tokens.length]];
        float[] shares = new float[texts.length];
        Arrays.fill(lastText, -1);
        for (int text = 0; text < batch.texts(); text++) {
            for (int at = batch.starts()[text]; at < batch.starts()[text + 1]; at++) {
                int id = batch.ids()[at];
                if (lastText[id] != text) {
                    lastText[id] = text;
                    texts[next[id]++] = text;
                }
                shares[next[id] - 1]++;
            }
        }
        for (int n = 0; n < texts.length; n++) {
            shares[n] /= batch.length(texts[n]);
        }
        return new Occurrences(tokens, starts, texts, shares);
    }
}
