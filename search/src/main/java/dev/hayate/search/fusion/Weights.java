package dev.hayate.search.fusion;

/// What fusions check.
final class Weights {
    private Weights() {}

    static void requireShare(double weight) {
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("the weight of vectors is from 0 to 1, not " + weight);
        }
    }

    static void requireSameCandidates(double[] words, double[] vectors) {
        if (words.length != vectors.length) {
            throw new IllegalArgumentException(
                    words.length + " and " + vectors.length + " scores are not of the same candidates");
        }
    }
}
