package dev.hayate.training.sharing;

import java.util.List;

/// What every token's row is the sum of: its own, and shared ones, each with a weight. A sparse matrix of
/// tokens and parts, by token and by part. Immutable.
///
/// @param ofTokens the parts of every token
/// @param ofParts the tokens of every part
public record Sharing(SparseRows ofTokens, SparseRows ofParts) {
    /// A part with its weight.
    ///
    /// @param number which part
    /// @param weight what its row is multiplied with
    public record Part(int number, float weight) {}

    /// The parts of every token, in the order in which they are added up.
    ///
    /// @param parts above all numbers
    public static Sharing of(List<List<Part>> tokens, int parts) {
        SparseRows ofTokens = SparseRows.of(tokens);
        return new Sharing(ofTokens, ofTokens.transposed(parts));
    }

    /// The number of tokens.
    public int tokens() {
        return ofTokens.rows();
    }

    /// The number of parts.
    public int parts() {
        return ofParts.rows();
    }
}
