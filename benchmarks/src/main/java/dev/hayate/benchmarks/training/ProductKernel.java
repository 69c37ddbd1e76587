package dev.hayate.benchmarks.training;

import dev.hayate.benchmarks.contest.Spread;
import dev.hayate.numerics.Gemm;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Panels;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The three products of loss and gradient by themselves, without exponentials: every thread multiplies a block of
/// anchors with its share of the candidates, in the pieces that the loss takes.
public final class ProductKernel {
    private static final int ANCHORS = 384;
    private static final int STRIP = 64;
    private static final int STRIP_BACK = 384;
    private static final int ROUNDS_AT_ONCE = 8;

    private ProductKernel() {}

    /// The products that a training step is made of.
    public enum Product {
        CACHED("eight rows and one panel, from the first cache"),
        SCORES("scores at every prefix"),
        CANDIDATES("gradient of the candidates"),
        ANCHORS("gradient of the anchors");

        private final String title;

        Product(String title) {
            this.title = title;
        }

        /// What is computed.
        public String title() {
            return title;
        }
    }

    /// Operations a second, all threads together; a multiply-add counts as two. The median of `rounds`.
    public static double rate(Product product, StepWork work, int rounds, Workers workers) {
        int rows = work.rows() / workers.count();
        Share[] shares = new Share[workers.count()];
        Arrays.setAll(shares, worker -> new Share(work, rows));
        double operations = 2.0 * ROUNDS_AT_ONCE * workers.count() * ANCHORS * rows * work.dimension();
        double[] rates = new double[rounds];
        for (int round = -1; round < rounds; round++) {
            long begin = System.nanoTime();
            workers.forEach(shares.length, (unit, worker) -> {
                for (int i = 0; i < ROUNDS_AT_ONCE; i++) {
                    shares[unit].multiply(product);
                }
            });
            double seconds = (System.nanoTime() - begin) * 1e-9;
            rates[Math.max(0, round)] = operations / seconds;
        }
        return Spread.of(rates).median();
    }

    /// What one thread works on.
    private static final class Share {
        private final int[] dimensions;
        private final int rows;
        private final Matrix candidates;
        private final Matrix transposedCandidates;
        private final Matrix anchors;
        private final Matrix gradients = random(STRIP_BACK, ANCHORS);
        private final Matrix candidateGradient;
        private final Matrix anchorGradient;
        private final float[][] scores;
        private final Matrix scoreLayout;
        private final Panels panels = new Panels();
        private final Panels[] segments;

        Share(StepWork work, int rows) {
            this.dimensions = work.dimensions();
            this.rows = rows;
            this.candidates = random(rows, work.dimension());
            this.transposedCandidates = Matrix.of(work.dimension(), rows);
            candidates.transpose(0, rows, transposedCandidates);
            this.anchors = random(ANCHORS, work.dimension());
            this.candidateGradient = Matrix.of(rows, work.dimension());
            this.anchorGradient = Matrix.of(work.dimension(), ANCHORS);
            this.scoreLayout = Matrix.of(rows, ANCHORS);
            this.scores = new float[dimensions.length][scoreLayout.values().length];
            this.segments = new Panels[dimensions.length];
            Arrays.setAll(segments, p -> new Panels());
        }

        void multiply(Product product) {
            switch (product) {
                case CACHED -> tiles();
                case SCORES -> score();
                case CANDIDATES -> candidates();
                case ANCHORS -> anchors();
            }
        }

        /// As many operations as the others, on the same few values.
        private void tiles() {
            panels.pack(gradients.from(0, 0), ANCHORS, Panels.COLUMNS);
            int tiles = rows * (dimensions[dimensions.length - 1] / Matrix.ROWS_AT_A_TIME) / Panels.COLUMNS;
            for (int tile = 0; tile < tiles; tile++) {
                Gemm.add(
                        gradients.from(0, 0), panels, anchorGradient.from(0, 0), Matrix.ROWS_AT_A_TIME, Panels.COLUMNS);
            }
        }

        private void score() {
            panels.packTransposed(anchors.from(0, 0), anchors.columns(), ANCHORS);
            for (int strip = 0; strip < rows; strip += STRIP) {
                int count = Math.min(STRIP, rows - strip);
                Gemm.prefixes(
                        candidates.from(strip, 0),
                        panels,
                        scoreLayout.from(strip, 0),
                        dimensions,
                        scores,
                        count,
                        ANCHORS);
            }
        }

        private void candidates() {
            for (int p = 0; p < segments.length; p++) {
                segments[p].pack(anchors.from(0, begin(p)), ANCHORS, dimensions[p] - begin(p));
            }
            for (int strip = 0; strip < rows; strip += STRIP_BACK) {
                int count = Math.min(STRIP_BACK, rows - strip);
                for (int p = 0; p < segments.length; p++) {
                    Gemm.add(
                            gradients.from(0, 0),
                            segments[p],
                            candidateGradient.from(strip, begin(p)),
                            count,
                            dimensions[p] - begin(p));
                }
            }
        }

        private void anchors() {
            for (int strip = 0; strip < rows; strip += STRIP_BACK) {
                int count = Math.min(STRIP_BACK, rows - strip);
                for (int p = 0; p < segments.length; p++) {
                    panels.pack(gradients.from(0, 0), count, ANCHORS);
                    Gemm.add(
                            transposedCandidates.from(begin(p), strip),
                            panels,
                            anchorGradient.from(begin(p), 0),
                            dimensions[p] - begin(p),
                            ANCHORS);
                }
            }
        }

        private int begin(int p) {
            return p == 0 ? 0 : dimensions[p - 1];
        }

        private static Matrix random(int rows, int columns) {
            SplittableRandom random = new SplittableRandom(1);
            Matrix matrix = Matrix.of(rows, columns);
            for (int i = 0; i < matrix.values().length; i++) {
                matrix.values()[i] = (float) random.nextGaussian() * 1e-3f;
            }
            return matrix;
        }
    }
}
