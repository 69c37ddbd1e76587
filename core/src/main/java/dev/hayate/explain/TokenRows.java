package dev.hayate.explain;

import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.StaticEmbeddingModel;
import java.util.LinkedHashMap;
import java.util.Map;

/// The different tokens of a text, how often each occurs, and their rows.
///
/// @param pieces the piece of every token
/// @param weights the part that every token has in the mean
/// @param rows the row of every token
/// @param dimension how many values of each row count
record TokenRows(String[] pieces, double[] weights, float[][] rows, int dimension) {

    static TokenRows of(StaticEmbeddingModel model, String text, EncodeOptions options) {
        Encoder encoder = model.newEncoder(options);
        int[] ids = encoder.tokenIds(text);
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int id : ids) {
            counts.merge(id, 1, Integer::sum);
        }
        TokenRows found = new TokenRows(
                new String[counts.size()], new double[counts.size()], new float[counts.size()][], encoder.dimension());
        int next = 0;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            found.pieces[next] = model.tokenizer().pieceOf(entry.getKey());
            found.weights[next] = (double) entry.getValue() / ids.length;
            found.rows[next] = new float[model.table().dimension()];
            model.table().copyRow(entry.getKey(), found.rows[next++]);
        }
        return found;
    }

    int count() {
        return rows.length;
    }

    String piece(int token) {
        return pieces[token];
    }

    double weight(int token) {
        return weights[token];
    }

    double dot(int token, TokenRows other, int otherToken) {
        double dot = 0;
        for (int i = 0; i < dimension; i++) {
            dot += (double) rows[token][i] * other.rows[otherToken][i];
        }
        return dot;
    }

    /// The length of the mean of all rows.
    double meanLength() {
        double squares = 0;
        for (int i = 0; i < count(); i++) {
            for (int j = 0; j < count(); j++) {
                squares += dot(i, this, j) * weights[i] * weights[j];
            }
        }
        return Math.sqrt(Math.max(0, squares));
    }
}
