package dev.hayate.training.tokenizer;

/// Pieces and what is worked out from them for cutting runs. Immutable, shared by all threads.
final class UnigramModel {
    private final Pieces pieces;
    private final PieceIndex index;
    private final double[] probabilities;
    private final double unknownScore;
    private final double unknownProbability;

    UnigramModel(Pieces pieces) {
        this.pieces = pieces;
        this.index = new PieceIndex(pieces);
        this.unknownScore = pieces.unknownScore();
        this.unknownProbability = Math.exp(unknownScore);
        this.probabilities = new double[pieces.size()];
        for (int piece = 0; piece < probabilities.length; piece++) {
            probabilities[piece] = Math.exp(pieces.scores()[piece]);
        }
    }

    Pieces pieces() {
        return pieces;
    }

    PieceIndex index() {
        return index;
    }

    /// The probability of a piece, or of an unknown character.
    double probability(int piece) {
        return piece == Lattice.UNKNOWN ? unknownProbability : probabilities[piece];
    }

    /// The score of a piece, or of an unknown character.
    double score(int piece) {
        return piece == Lattice.UNKNOWN ? unknownScore : pieces.scores()[piece];
    }
}
