package dev.hayate.training.loss;

import static dev.hayate.training.loss.AnchorBlock.BLOCK;
import static dev.hayate.training.loss.AnchorBlock.PITCH;

import dev.hayate.numerics.Lengths;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.training.loss.ContrastiveLoss.Directions;
import java.util.Arrays;

/// Computes a [ContrastiveLoss] and its gradient without a matrix of all scores.
///
/// Anchors go through in blocks. The scores of a block against all candidates are built up from prefix to prefix,
/// so that all prefixes together cost one product; on the way back the gradients of all longer prefixes are added
/// before they are multiplied, so that both gradients cost one product each. Candidates are divided into a fixed
/// number of chunks, whatever the number of threads, and sums over chunks are added in their order: the result
/// does not depend on the threads.
///
/// Keeps its work space from call to call; for one thread at a time.
public final class FusedLoss {
    /// Candidates that are scored at a time: they and what their scores are made of stay in the second cache.
    private static final int STRIP = 64;

    /// Candidates at a time on the way back, where the gradients of their scores are to stay in the second cache.
    private static final int STRIP_BACK = 384;

    private static final int CHUNKS = 16;
    private static final double LOG2_E = 1 / Math.log(2);

    private final ContrastiveLoss loss;
    private final Workers workers;
    private final int[] dimensions;
    private final AnchorBlock block;
    private final AnchorBlock.Scratch[] scratch;
    private float[][] scores = new float[0][];
    private Matrix transposed = Matrix.of(0, 0);

    /// @param workers what computes
    public FusedLoss(ContrastiveLoss loss, Workers workers) {
        this.loss = loss;
        this.workers = workers;
        this.dimensions = loss.prefixes().stream()
                .mapToInt(ContrastiveLoss.Prefix::dimension)
                .toArray();
        this.block = new AnchorBlock(dimensions, CHUNKS);
        this.scratch = new AnchorBlock.Scratch[workers.count()];
        Arrays.setAll(scratch, worker -> AnchorBlock.Scratch.of(STRIP_BACK));
    }

    /// Computes the loss of a batch and its gradient.
    ///
    /// @param anchors a row per anchor
    /// @param candidates a row per candidate; the first are the positives of the anchors, in their order
    /// @param anchorGradient of the anchors' shape; overwritten
    /// @param candidateGradient of the candidates' shape; overwritten
    /// @return the loss
    /// @throws IllegalArgumentException if there are fewer candidates than anchors, or rows are shorter than the
    /// longest prefix
    public double compute(Matrix anchors, Matrix candidates, Matrix anchorGradient, Matrix candidateGradient) {
        return compute(loss.scale(), anchors, candidates, anchorGradient, candidateGradient);
    }

    /// As [#compute(Matrix, Matrix, Matrix, Matrix)], with another scale than the loss has.
    public double compute(
            double scale, Matrix anchors, Matrix candidates, Matrix anchorGradient, Matrix candidateGradient) {
        ContrastiveLoss.requireScale(scale);
        if (candidates.rows() < anchors.rows()) {
            throw new IllegalArgumentException(
                    anchors.rows() + " anchors need as many positives, not " + candidates.rows());
        }
        if (Math.min(anchors.columns(), candidates.columns()) < loss.dimension()) {
            throw new IllegalArgumentException("a prefix of " + loss.dimension() + " is longer than the rows, "
                    + Math.min(anchors.columns(), candidates.columns()));
        }
        return new Batch(scale, anchors, candidates, anchorGradient, candidateGradient).compute();
    }

    /// One batch on its way there and back.
    private final class Batch {
        private final double scale;
        private final Matrix anchors;
        private final Matrix candidates;
        private final Matrix anchorGradient;
        private final Matrix candidateGradient;
        private final int room;
        private final int chunk;
        private final CandidatePrefix[] side;

        Batch(double scale, Matrix anchors, Matrix candidates, Matrix anchorGradient, Matrix candidateGradient) {
            this.scale = scale;
            this.anchors = anchors;
            this.candidates = candidates;
            this.anchorGradient = anchorGradient;
            this.candidateGradient = candidateGradient;
            this.room = Matrix.roundedUp(candidates.rows(), 8);
            this.chunk = Matrix.roundedUp((room + CHUNKS - 1) / CHUNKS, 8);
            this.side = CandidatePrefix.of(room, dimensions.length);
            if (scores.length == 0 || scores[0].length < room * PITCH) {
                scores = new float[dimensions.length][room * PITCH];
                transposed = Matrix.of(loss.dimension(), room);
            }
        }

        double compute() {
            boolean both = loss.directions() == Directions.BOTH;
            SoftmaxShares[] shares = loss.prefixes().stream()
                    .map(p -> new SoftmaxShares(scale, p.weight() / anchors.rows() / (both ? 2 : 1)))
                    .toArray(SoftmaxShares[]::new);
            forEachChunk((number, from, to, worker) -> {
                measure(from, Math.min(to, candidates.rows()));
                candidates.transpose(from, to, transposed);
            });
            double value = both ? candidatesFindAnchors(shares) : 0;
            for (int first = 0; first < anchors.rows(); first += BLOCK) {
                takeBlock(first);
                value += block.shareOut(shares);
                forEachChunk(this::backward);
                block.finish(chunks(), anchors, anchorGradient, workers);
            }
            forEachChunk((number, from, to, worker) -> turnCandidates(from, Math.min(to, candidates.rows())));
            return value;
        }

        private void measure(int from, int to) {
            float[] inverse = new float[dimensions.length];
            for (int j = from; j < to; j++) {
                Lengths.inverse(candidates, j, dimensions, inverse);
                for (int p = 0; p < inverse.length; p++) {
                    side[p].inverse()[j] = inverse[p];
                }
            }
        }

        /// The scores of the block of anchors that begins at `first`, and the sums of their exponentials.
        private void takeBlock(int first) {
            block.take(anchors, first, (float) (scale * LOG2_E));
            forEachChunk((number, from, to, worker) -> {
                for (int strip = from; strip < to; strip += STRIP) {
                    int end = Math.min(to, strip + STRIP);
                    block.score(candidates, side, strip, end, scores);
                    block.addExponentials(number, side, strip, Math.min(end, candidates.rows()), scores);
                }
            });
        }

        /// The loss of positives that look for their anchors; leaves in `side` what their gradient needs.
        private double candidatesFindAnchors(SoftmaxShares[] shares) {
            float[][] sums = new float[dimensions.length][anchors.rows() * ScoreKernel.LANES];
            double[][] cosines = new double[dimensions.length][anchors.rows()];
            for (int first = 0; first < anchors.rows(); first += BLOCK) {
                takeBlock(first);
                forEachChunk((number, from, to, worker) ->
                        block.addExponentialsByCandidate(side, from, Math.min(to, anchors.rows()), scores, sums));
                block.positives(cosines);
            }
            double value = 0;
            for (int p = 0; p < dimensions.length; p++) {
                for (int j = 0; j < anchors.rows(); j++) {
                    double others = ScoreKernel.sumOfLanes(sums[p], j);
                    value += shares[p].loss(cosines[p][j], others);
                    side[p].shares()[j] = (float) shares[p].ofOther(cosines[p][j], others);
                    side[p].positiveShares()[j] = shares[p].ofPositive(cosines[p][j], others);
                }
            }
            return value;
        }

        private void backward(int number, int from, int to, int worker) {
            block.clearGradient(number);
            if (block.first() == 0) {
                Arrays.fill(candidateGradient.values(), candidateGradient.at(from), candidateGradient.at(to), 0);
            }
            for (int strip = from; strip < to; strip += STRIP_BACK) {
                int end = Math.min(to, strip + STRIP_BACK);
                int last = Math.min(end, candidates.rows());
                block.spread(number, transposed, side, strip, end, last, scores, scratch[worker], candidateGradient);
            }
        }

        private void turnCandidates(int from, int to) {
            float[] along = new float[dimensions.length];
            for (int j = from; j < to; j++) {
                for (int p = 0; p < dimensions.length; p++) {
                    double inverse = side[p].inverse()[j];
                    along[p] = (float) (ScoreKernel.sumOfLanes(side[p].turns(), j) * inverse * inverse);
                }
                AnchorBlock.turn(candidates, candidateGradient, j, dimensions, along);
            }
        }

        private int chunks() {
            return (room + chunk - 1) / chunk;
        }

        private void forEachChunk(ChunkWork work) {
            workers.forEach(
                    chunks(),
                    (number, worker) -> work.run(number, number * chunk, Math.min(room, (number + 1) * chunk), worker));
        }
    }

    @FunctionalInterface
    private interface ChunkWork {
        void run(int number, int from, int to, int worker);
    }
}
