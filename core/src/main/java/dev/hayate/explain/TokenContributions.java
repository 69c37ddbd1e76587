package dev.hayate.explain;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The cosine of two texts, taken apart. A vector is a mean of rows, so the dot product of two vectors is the mean
/// of the dot products of all pairs of rows; divided by both lengths, the shares of all pairs add up to the
/// cosine. Immutable.
public final class TokenContributions {
    private final double cosine;
    private final List<Pair> pairs;

    private TokenContributions(double cosine, List<Pair> pairs) {
        this.cosine = cosine;
        this.pairs = pairs;
    }

    /// Two tokens and their part of the cosine.
    ///
    /// @param first a piece of the first text
    /// @param second a piece of the second text
    /// @param share what the pair adds to the cosine, over all its occurrences
    public record Pair(String first, String second, double share) {}

    /// Takes the cosine of two texts apart, without prompts, over all dimensions. Takes time and room for every
    /// pair of different tokens.
    public static TokenContributions of(StaticEmbeddingModel model, String first, String second) {
        int all = model.table().dimension();
        return of(model, first, second, EncodeOptions.DEFAULT.prompt("").truncateTo(all));
    }

    /// Takes apart the cosine that the vectors of two texts have with these options: with their prompt, over
    /// their dimensions.
    ///
    /// @throws IllegalArgumentException if the options do not fit the model
    /// @throws dev.hayate.EncodingException if they refuse a text
    public static TokenContributions of(
            StaticEmbeddingModel model, String first, String second, EncodeOptions options) {
        TokenRows a = TokenRows.of(model, first, options);
        TokenRows b = TokenRows.of(model, second, options);
        double lengths = a.meanLength() * b.meanLength();
        List<Pair> pairs = new ArrayList<>();
        double cosine = 0;
        for (int i = 0; i < a.count(); i++) {
            for (int j = 0; j < b.count(); j++) {
                double share = lengths == 0 ? 0 : a.dot(i, b, j) * a.weight(i) * b.weight(j) / lengths;
                cosine += share;
                pairs.add(new Pair(a.piece(i), b.piece(j), share));
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> Math.abs(pair.share()))
                .reversed()
                .thenComparing(Pair::first)
                .thenComparing(Pair::second));
        return new TokenContributions(cosine, List.copyOf(pairs));
    }

    /// The cosine of the two texts; 0 if one has no tokens.
    public double cosine() {
        return cosine;
    }

    /// All pairs, those that matter most first.
    public List<Pair> pairs() {
        return pairs;
    }

    /// The pairs that matter most.
    ///
    /// @param k how many at most
    public List<Pair> strongest(int k) {
        return pairs.subList(0, Math.min(k, pairs.size()));
    }
}
