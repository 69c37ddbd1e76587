package dev.hayate.training.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Chooses the pieces of the vocabulary: every required character, then the most probable others. Mirrors
/// `FinalizeSentencePieces` of SentencePiece.
final class FinalPieces {
    /// Keeps required characters apart that have no score of their own.
    private static final double STEP = 1e-4;

    /// So many decimals that the digits of a score fit into 53 bits: then all JSON readers make the same number of
    /// them.
    private static final double DECIMALS = 1e8;

    private static final Comparator<ScoredPiece> MOST_PROBABLE_FIRST =
            Comparator.comparingDouble(ScoredPiece::score).reversed().thenComparing(ScoredPiece::text);

    private FinalPieces() {}

    /// The pieces from the most probable on.
    ///
    /// @param count how many; at least as many as there are required characters
    /// @param reserved how many ids there are besides
    /// @throws IllegalArgumentException if there are not so many pieces
    static List<ScoredPiece> of(Pieces pieces, RequiredCharacters required, int count, int reserved) {
        List<ScoredPiece> chosen = characters(pieces, required);
        List<ScoredPiece> longer = longerOnes(pieces, required);
        if (chosen.size() + longer.size() < count) {
            throw new IllegalArgumentException("the texts give no more than "
                    + (chosen.size() + longer.size() + reserved) + " ids, a vocabulary of " + (count + reserved)
                    + " was asked for; ask for fewer or add texts");
        }
        longer.sort(MOST_PROBABLE_FIRST);
        chosen.addAll(longer.subList(0, count - chosen.size()));
        chosen.sort(MOST_PROBABLE_FIRST);
        return chosen.stream().map(FinalPieces::rounded).toList();
    }

    private static List<ScoredPiece> characters(Pieces pieces, RequiredCharacters required) {
        double[] scores = new double[required.size() + 1];
        Arrays.fill(scores, Double.NaN);
        for (int piece = 0; piece < pieces.size(); piece++) {
            if (pieces.lengths()[piece] == 1) {
                scores[pieces.codes()[pieces.starts()[piece]]] = pieces.scores()[piece];
            }
        }
        List<ScoredPiece> characters = new ArrayList<>();
        double missing = pieces.lowestScore();
        for (int code = 1; code <= required.size(); code++) {
            double score = scores[code];
            if (Double.isNaN(score)) {
                score = missing;
                missing += STEP;
            }
            characters.add(new ScoredPiece(Character.toString(required.codePoints()[code]), score));
        }
        return characters;
    }

    private static List<ScoredPiece> longerOnes(Pieces pieces, RequiredCharacters required) {
        List<ScoredPiece> longer = new ArrayList<>();
        for (int piece = 0; piece < pieces.size(); piece++) {
            if (pieces.lengths()[piece] > 1) {
                longer.add(new ScoredPiece(text(pieces, required, piece), pieces.scores()[piece]));
            }
        }
        return longer;
    }

    /// The pieces with the codes of their characters.
    static Pieces encoded(List<ScoredPiece> pieces, RequiredCharacters required) {
        int[] codeOf = required.codes();
        int[] starts = new int[pieces.size()];
        int[] lengths = new int[pieces.size()];
        StringBuilder all = new StringBuilder();
        int length = 0;
        for (int piece = 0; piece < starts.length; piece++) {
            String text = pieces.get(piece).text();
            starts[piece] = length;
            lengths[piece] = text.codePointCount(0, text.length());
            length += lengths[piece];
            all.append(text);
        }
        int[] codes = all.codePoints().map(codePoint -> codeOf[codePoint]).toArray();
        double[] scores = pieces.stream().mapToDouble(ScoredPiece::score).toArray();
        return Pieces.sorted(codes, starts, lengths, scores);
    }

    private static String text(Pieces pieces, RequiredCharacters required, int piece) {
        int start = pieces.starts()[piece];
        int[] codePoints = Arrays.stream(pieces.codes(), start, start + pieces.lengths()[piece])
                .map(code -> required.codePoints()[code])
                .toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    private static ScoredPiece rounded(ScoredPiece piece) {
        return new ScoredPiece(piece.text(), Math.rint(piece.score() * DECIMALS) / DECIMALS);
    }
}
