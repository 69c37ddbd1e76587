package dev.hayate.training.loss;

import static dev.hayate.training.loss.AnchorBlock.PITCH;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What is done to the scores of a block of anchors and a strip of candidates, score by score. Scores lie
/// candidate by candidate, the anchors of the block beside each other: the dot product of a prefix is at
/// `candidate * PITCH + anchor`.
final class ScoreKernel {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final int LANES = FLOATS.length();

    private ScoreKernel() {}

    /// Adds the exponentials of the scaled cosines of the candidates `[from, to)` to the sum of each anchor.
    ///
    /// @param sums by anchor
    static void addExponentials(
            float[] scores,
            AnchorPrefix anchors,
            CandidatePrefix candidates,
            int from,
            int to,
            int width,
            float[] sums) {
        float[] inverse = candidates.inverse();
        for (int i = 0; i < width; i += LANES) {
            FloatVector factor = FloatVector.fromArray(FLOATS, anchors.factors(), i);
            FloatVector sum = FloatVector.fromArray(FLOATS, sums, i);
            for (int j = from; j < to; j++) {
                FloatVector score = FloatVector.fromArray(FLOATS, scores, j * PITCH + i);
                sum = sum.add(Exponential.exp2(score.mul(inverse[j]).mul(factor)));
            }
            sum.intoArray(sums, i);
        }
    }

    /// Adds the exponentials of the scaled cosines of the block's anchors to the sums of each of the candidates
    /// `[from, to)`.
    ///
    /// @param sums by candidate, one a lane
    static void addExponentialsByCandidate(
            float[] scores,
            AnchorPrefix anchors,
            CandidatePrefix candidates,
            int from,
            int to,
            int width,
            float[] sums) {
        float[] factors = anchors.factors();
        float[] live = anchors.live();
        for (int j = from; j < to; j++) {
            FloatVector sum = FloatVector.fromArray(FLOATS, sums, j * LANES);
            for (int i = 0; i < width; i += LANES) {
                FloatVector score = FloatVector.fromArray(FLOATS, scores, j * PITCH + i);
                FloatVector exponent =
                        score.mul(candidates.inverse()[j]).mul(FloatVector.fromArray(FLOATS, factors, i));
                sum = Exponential.exp2(exponent).fma(FloatVector.fromArray(FLOATS, live, i), sum);
            }
            sum.intoArray(sums, j * LANES);
        }
    }

    /// The sum of a candidate's lanes, always in the same order.
    static double sumOfLanes(float[] sums, int candidate) {
        double sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += sums[candidate * LANES + lane];
        }
        return sum;
    }

    /// Adds to `gradients` the derivatives of the loss of one prefix by the dot products with the candidates
    /// `[from, to)`, and the derivatives by the cosines times the cosines to `anchorTurns` and to the turns of the
    /// candidates.
    ///
    /// @param gradients begin with candidate `from`
    static void addGradients(
            float[] scores,
            AnchorPrefix anchors,
            CandidatePrefix candidates,
            float exponentScale,
            int from,
            int to,
            int width,
            float[] gradients,
            float[] anchorTurns) {
        float[] inverse = anchors.inverse();
        float[] shares = anchors.shares();
        float[] turns = candidates.turns();
        for (int j = from; j < to; j++) {
            FloatVector candidateTurn = FloatVector.fromArray(FLOATS, turns, j * LANES);
            FloatVector candidateInverse =
                    FloatVector.broadcast(FLOATS, candidates.inverse()[j]);
            FloatVector candidateShare =
                    FloatVector.broadcast(FLOATS, candidates.shares()[j]);
            int at = (j - from) * PITCH;
            for (int i = 0; i < width; i += LANES) {
                FloatVector lengths = FloatVector.fromArray(FLOATS, inverse, i).mul(candidateInverse);
                FloatVector cosine =
                        FloatVector.fromArray(FLOATS, scores, j * PITCH + i).mul(lengths);
                FloatVector share = FloatVector.fromArray(FLOATS, shares, i).add(candidateShare);
                FloatVector byCosine =
                        Exponential.exp2(cosine.mul(exponentScale)).mul(share);
                FloatVector turn = byCosine.mul(cosine);
                candidateTurn = candidateTurn.add(turn);
                turn.add(FloatVector.fromArray(FLOATS, anchorTurns, i)).intoArray(anchorTurns, i);
                byCosine.fma(lengths, FloatVector.fromArray(FLOATS, gradients, at + i))
                        .intoArray(gradients, at + i);
            }
            candidateTurn.intoArray(turns, j * LANES);
        }
    }
}
