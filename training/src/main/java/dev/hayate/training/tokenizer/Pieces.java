package dev.hayate.training.tokenizer;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Pieces and their scores, natural logarithms of probabilities. A piece is a stretch of some array of
/// character codes. They are in the order of their codes, each behind all those that it is the beginning of.
///
/// @param codes where the characters stand
/// @param starts by piece, the index of its first character
/// @param lengths by piece, the number of its characters
/// @param scores by piece
record Pieces(int[] codes, int[] starts, int[] lengths, double[] scores) {
    /// How much less than the least score an unknown character has. Mirrors `kUnkPenalty` of SentencePiece.
    static final double UNKNOWN_PENALTY = 10;

    /// Puts pieces in order.
    static Pieces sorted(int[] codes, int[] starts, int[] lengths, double[] scores) {
        Pieces unsorted = new Pieces(codes, starts, lengths, scores);
        int[] order = IntStream.range(0, starts.length)
                .boxed()
                .sorted(unsorted::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        return unsorted.choose(
                order, Arrays.stream(order).mapToDouble(piece -> scores[piece]).toArray());
    }

    private int compare(int a, int b) {
        int shorter = Math.min(lengths[a], lengths[b]);
        int compared = Arrays.compare(codes, starts[a], starts[a] + shorter, codes, starts[b], starts[b] + shorter);
        return compared != 0 ? compared : Integer.compare(lengths[b], lengths[a]);
    }

    int size() {
        return starts.length;
    }

    /// The score of a character that is no piece.
    double unknownScore() {
        return lowestScore() - UNKNOWN_PENALTY;
    }

    double lowestScore() {
        double lowest = Double.POSITIVE_INFINITY;
        for (double score : scores) {
            lowest = Math.min(lowest, score);
        }
        return lowest;
    }

    /// Some of the pieces with new scores.
    ///
    /// @param chosen their numbers
    /// @param newScores by number in `chosen`
    Pieces choose(int[] chosen, double[] newScores) {
        int[] chosenStarts = new int[chosen.length];
        int[] chosenLengths = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            chosenStarts[i] = starts[chosen[i]];
            chosenLengths[i] = lengths[chosen[i]];
        }
        return new Pieces(codes, chosenStarts, chosenLengths, newScores);
    }
}
