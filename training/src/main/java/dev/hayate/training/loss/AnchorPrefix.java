package dev.hayate.training.loss;

import static dev.hayate.training.loss.AnchorBlock.BLOCK;

/// What belongs to one prefix of the anchors of a block, by anchor. Where the block has no anchor, all is 0.
///
/// @param live 1 where the block has an anchor
/// @param inverse one over its length
/// @param factors the inverse length times what makes a power of two of a cosine
/// @param cosines with its positive
/// @param shares what an exponential counts in the gradient
/// @param positiveShares the derivative by the cosine with the positive
/// @param exponentials the sums over the candidates of each chunk, by chunk
/// @param turns the sums of `derivative by the cosine · cosine`, by chunk
record AnchorPrefix(
        float[] live,
        float[] inverse,
        float[] factors,
        double[] cosines,
        float[] shares,
        double[] positiveShares,
        float[][] exponentials,
        float[][] turns) {
    static AnchorPrefix of(int chunks) {
        return new AnchorPrefix(
                new float[BLOCK],
                new float[BLOCK],
                new float[BLOCK],
                new double[BLOCK],
                new float[BLOCK],
                new double[BLOCK],
                new float[chunks][BLOCK],
                new float[chunks][BLOCK]);
    }

    static double sum(float[][] chunks, int anchor) {
        double sum = 0;
        for (float[] chunk : chunks) {
            sum += chunk[anchor];
        }
        return sum;
    }
}
