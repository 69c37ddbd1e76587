package dev.hayate.server.page;

import dev.hayate.explain.TokenContributions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What every token of two texts adds to their cosine: the shares of all its pairs. Tokens with the same piece
/// share alike; those that the model leaves out have none.
///
/// @param first one a token of the first text
/// @param second one a token of the second text
record TokenShares(double[] first, double[] second) {

    static TokenShares of(TokenContributions contributions, List<TextToken> first, List<TextToken> second) {
        Map<String, Double> ofFirst = new HashMap<>();
        Map<String, Double> ofSecond = new HashMap<>();
        for (TokenContributions.Pair pair : contributions.pairs()) {
            ofFirst.merge(pair.first(), pair.share(), Double::sum);
            ofSecond.merge(pair.second(), pair.share(), Double::sum);
        }
        return new TokenShares(shared(ofFirst, first), shared(ofSecond, second));
    }

    private static double[] shared(Map<String, Double> shares, List<TextToken> tokens) {
        Map<String, Integer> counts = new HashMap<>();
        for (TextToken token : tokens) {
            counts.merge(token.piece(), 1, Integer::sum);
        }
        double[] shared = new double[tokens.size()];
        for (int i = 0; i < shared.length; i++) {
            String piece = tokens.get(i).piece();
            shared[i] = shares.getOrDefault(piece, 0.0) / counts.getOrDefault(piece, 1);
        }
        return shared;
    }
}
