package dev.hayate.training.loss;

/// What belongs to one prefix of the candidates of a batch, by candidate.
///
/// @param inverse one over its length
/// @param shares where candidates find anchors, what an exponential counts in the gradient; else 0
/// @param positiveShares where candidates find anchors, the derivative by the cosine with its anchor; else 0
/// @param turns the sums of `derivative by the cosine · cosine`, one a lane
record CandidatePrefix(float[] inverse, float[] shares, double[] positiveShares, float[] turns) {
    /// One for every prefix.
    static CandidatePrefix[] of(int candidates, int count) {
        CandidatePrefix[] prefixes = new CandidatePrefix[count];
        for (int p = 0; p < count; p++) {
            prefixes[p] = new CandidatePrefix(
                    new float[candidates],
                    new float[candidates],
                    new double[candidates],
                    new float[candidates * ScoreKernel.LANES]);
        }
        return prefixes;
    }
}
