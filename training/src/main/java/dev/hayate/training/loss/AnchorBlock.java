package dev.hayate.training.loss;

import dev.hayate.numerics.Gemm;
import dev.hayate.numerics.Lengths;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Panels;
import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// The block of anchors that is being worked on: their vectors, packed, and the sums that belong to them. Sums
/// over candidates are kept chunk by chunk.
final class AnchorBlock {
    /// Anchors at a time.
    static final int BLOCK = 384;

    /// The distance between the scores of two candidates; not a power of two, see [Matrix].
    static final int PITCH = BLOCK + 16;

    private static final int DIMENSIONS_A_UNIT = 64;

    /// The exponent of two of a score that is not there.
    private static final float NO_SCORE = -120;

    /// The gradients of the scores of a strip of candidates, as a left and as a right factor. One a worker.
    record Scratch(float[] rows, Panels panels) {
        static Scratch of(int candidates) {
            return new Scratch(new float[candidates * PITCH], new Panels());
        }
    }

    private final int[] dimensions;
    private final int longest;
    private final Panels transposed = new Panels();
    private final Panels[] segments;
    private final AnchorPrefix[] prefixes;
    private final float[][] gradients;
    private float exponentScale;
    private int first;
    private int count;
    private int width;

    AnchorBlock(int[] dimensions, int chunks) {
        this.dimensions = dimensions;
        this.longest = dimensions[dimensions.length - 1];
        this.segments = new Panels[dimensions.length];
        Arrays.setAll(segments, p -> new Panels());
        this.prefixes = new AnchorPrefix[dimensions.length];
        Arrays.setAll(prefixes, p -> AnchorPrefix.of(chunks));
        this.gradients = new float[chunks][longest * PITCH];
    }

    /// The number of the first anchor.
    int first() {
        return first;
    }

    /// Takes the anchors from `first` on, and sets all sums to zero.
    ///
    /// @param exponentScale what makes a power of two of a cosine
    void take(Matrix anchors, int first, float exponentScale) {
        this.exponentScale = exponentScale;
        this.first = first;
        this.count = Math.min(BLOCK, anchors.rows() - first);
        this.width = Math.min(BLOCK, Matrix.roundedUp(count, Panels.COLUMNS));
        float[] inverse = new float[dimensions.length];
        for (AnchorPrefix prefix : prefixes) {
            Arrays.fill(prefix.live(), 0, count, 1);
            Arrays.fill(prefix.live(), count, BLOCK, 0);
            Arrays.fill(prefix.inverse(), 0);
            Arrays.fill(prefix.factors(), 0);
            Arrays.fill(prefix.shares(), 0);
            for (int chunk = 0; chunk < gradients.length; chunk++) {
                Arrays.fill(prefix.exponentials()[chunk], 0);
                Arrays.fill(prefix.turns()[chunk], 0);
            }
        }
        for (int i = 0; i < count; i++) {
            Lengths.inverse(anchors, first + i, dimensions, inverse);
            for (int p = 0; p < inverse.length; p++) {
                prefixes[p].inverse()[i] = inverse[p];
                prefixes[p].factors()[i] = inverse[p] * exponentScale;
            }
        }
        transposed.packTransposed(anchors.from(first, 0), longest, count);
        for (int p = 0; p < segments.length; p++) {
            segments[p].pack(anchors.from(first, begin(p)), count, dimensions[p] - begin(p));
        }
    }

    /// The first dimension that a prefix has and shorter ones have not.
    private int begin(int p) {
        return p == 0 ? 0 : dimensions[p - 1];
    }

    /// The dot products with the candidates `[from, to)` at every prefix. Positives are taken out: a probability
    /// near 1 could not be told from 1.
    void score(Matrix candidates, CandidatePrefix[] side, int from, int to, float[][] scores) {
        Arrays.fill(scores[0], from * PITCH, to * PITCH, 0);
        Gemm.prefixes(
                candidates.from(from, 0),
                transposed,
                new Gemm.Rows(scores[0], from * PITCH, PITCH),
                dimensions,
                scores,
                to - from,
                width);
        for (int j = Math.max(from, first); j < Math.min(to, first + count); j++) {
            int i = j - first;
            int at = j * PITCH + i;
            for (int p = 0; p < dimensions.length; p++) {
                AnchorPrefix prefix = prefixes[p];
                float candidateInverse = side[p].inverse()[j];
                prefix.cosines()[i] = (double) scores[p][at] * prefix.inverse()[i] * candidateInverse;
                scores[p][at] = NO_SCORE / (prefix.factors()[i] * candidateInverse);
            }
        }
    }

    void addExponentials(int chunk, CandidatePrefix[] side, int from, int to, float[][] scores) {
        for (int p = 0; p < prefixes.length; p++) {
            float[] sums = prefixes[p].exponentials()[chunk];
            ScoreKernel.addExponentials(scores[p], prefixes[p], side[p], from, to, width, sums);
        }
    }

    void addExponentialsByCandidate(CandidatePrefix[] side, int from, int to, float[][] scores, float[][] sums) {
        for (int p = 0; p < prefixes.length; p++) {
            ScoreKernel.addExponentialsByCandidate(scores[p], prefixes[p], side[p], from, to, width, sums[p]);
        }
    }

    /// The cosines of the anchors and their positives, to `cosines[p][anchor]`.
    void positives(double[][] cosines) {
        for (int p = 0; p < prefixes.length; p++) {
            System.arraycopy(prefixes[p].cosines(), 0, cosines[p], first, count);
        }
    }

    /// Adds up the exponentials of every anchor, from which follow its loss and the shares of its candidates in
    /// the gradient.
    ///
    /// @param softmax by prefix
    /// @return the block's loss
    double shareOut(SoftmaxShares[] softmax) {
        double value = 0;
        for (int p = 0; p < prefixes.length; p++) {
            AnchorPrefix prefix = prefixes[p];
            for (int i = 0; i < count; i++) {
                double others = AnchorPrefix.sum(prefix.exponentials(), i);
                double cosine = prefix.cosines()[i];
                value += softmax[p].loss(cosine, others);
                prefix.shares()[i] = (float) softmax[p].ofOther(cosine, others);
                prefix.positiveShares()[i] = softmax[p].ofPositive(cosine, others);
            }
        }
        return value;
    }

    /// Takes the gradients of the scores of the candidates `[from, to)` to the candidates, whose gradient is
    /// complete when all blocks have been through, and to the anchors. The longest prefix goes first, as shorter
    /// ones have its gradients too.
    ///
    /// @param last the end of the candidates that are there; beyond it is room
    /// @param scratch for the gradients of the scores
    void spread(
            int chunk,
            Matrix transposedCandidates,
            CandidatePrefix[] side,
            int from,
            int to,
            int last,
            float[][] scores,
            Scratch scratch,
            Matrix candidateGradient) {
        Arrays.fill(scratch.rows(), 0, (to - from) * PITCH, 0);
        for (int p = prefixes.length - 1; p >= 0; p--) {
            addGradients(p, chunk, side[p], from, last, scores[p], scratch.rows());
            int begin = begin(p);
            Gemm.Rows gradientsByRow = new Gemm.Rows(scratch.rows(), 0, PITCH);
            Gemm.add(
                    gradientsByRow, segments[p], candidateGradient.from(from, begin), to - from, dimensions[p] - begin);
            scratch.panels().pack(gradientsByRow, to - from, width);
            Gemm.add(
                    transposedCandidates.from(begin, from),
                    scratch.panels(),
                    new Gemm.Rows(gradients[chunk], begin * PITCH, PITCH),
                    dimensions[p] - begin,
                    width);
        }
    }

    private void addGradients(
            int p, int chunk, CandidatePrefix side, int from, int to, float[] scores, float[] gradients) {
        AnchorPrefix prefix = prefixes[p];
        float[] turns = prefix.turns()[chunk];
        ScoreKernel.addGradients(scores, prefix, side, exponentScale, from, to, width, gradients, turns);
        for (int j = Math.max(from, first); j < Math.min(to, first + count); j++) {
            int i = j - first;
            double byCosine = prefix.positiveShares()[i] + side.positiveShares()[j];
            float turn = (float) (byCosine * prefix.cosines()[i]);
            turns[i] += turn;
            side.turns()[j * ScoreKernel.LANES] += turn;
            gradients[(j - from) * PITCH + i] += (float) (byCosine * prefix.inverse()[i] * side.inverse()[j]);
        }
    }

    /// Sets the gradient that a chunk contributes to the anchors to zero.
    void clearGradient(int chunk) {
        Arrays.fill(gradients[chunk], 0);
    }

    /// Adds up the gradient of the block's anchors over the chunks.
    void finish(int chunks, Matrix anchors, Matrix anchorGradient, Workers workers) {
        workers.forEach((longest + DIMENSIONS_A_UNIT - 1) / DIMENSIONS_A_UNIT, (unit, worker) -> {
            int to = Math.min(longest, (unit + 1) * DIMENSIONS_A_UNIT);
            for (int d = unit * DIMENSIONS_A_UNIT; d < to; d++) {
                for (int chunk = 1; chunk < chunks; chunk++) {
                    for (int i = d * PITCH; i < d * PITCH + count; i++) {
                        gradients[0][i] += gradients[chunk][i];
                    }
                }
                for (int i = 0; i < count; i++) {
                    anchorGradient.values()[anchorGradient.at(first + i) + d] = gradients[0][d * PITCH + i];
                }
            }
        });
        float[] along = new float[prefixes.length];
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < prefixes.length; p++) {
                double inverse = prefixes[p].inverse()[i];
                along[p] = (float) (AnchorPrefix.sum(prefixes[p].turns(), i) * inverse * inverse);
            }
            turn(anchors, anchorGradient, first + i, dimensions, along);
        }
    }

    /// Takes out of a row's gradient what points along its prefixes: a cosine does not change along its vectors.
    ///
    /// @param along by prefix, how much of it
    static void turn(Matrix vectors, Matrix gradient, int row, int[] dimensions, float[] along) {
        float sum = 0;
        for (int p = dimensions.length - 1; p >= 0; p--) {
            sum += along[p];
            for (int d = p == 0 ? 0 : dimensions[p - 1]; d < dimensions[p]; d++) {
                gradient.values()[gradient.at(row) + d] -= sum * vectors.values()[vectors.at(row) + d];
            }
        }
        Arrays.fill(
                gradient.values(),
                gradient.at(row) + dimensions[dimensions.length - 1],
                gradient.at(row) + gradient.columns(),
                0);
    }
}
