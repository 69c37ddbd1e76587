package dev.hayate.numerics;

import java.util.Arrays;
import java.util.List;

/// For queries the rows of a corpus that are nearest to them, exactly, at several prefixes of the vectors, of
/// which the longest costs as much as all, and by several measures at once. The corpus comes in chunks and need
/// not fit into memory.
///
/// Rows that are equally near come in the order of the corpus, so what is found depends on queries and corpus
/// alone, not on chunks and threads. For one caller at a time.
public final class NearestRows {
    /// Queries whose scores are computed at a time.
    private static final int QUERIES = 192;

    /// Rows that are scored at a time: they and their scores stay in the second cache.
    private static final int STRIP = 64;

    private final Matrix queries;
    private final int[] dimensions;
    private final List<Measure> measures;
    private final int count;
    private final Workers workers;
    private final Panels[] panels;
    private final Strip[] strips;
    private long rows;

    /// @param queries the vectors that look for rows
    /// @param dimensions the prefixes, rising; queries and chunks have at least the last
    /// @param measures by which rows are near
    /// @param count how many rows to find
    public NearestRows(Matrix queries, int[] dimensions, List<Measure> measures, int count, Workers workers) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one row must be looked for, not " + count);
        }
        if (queries.columns() < dimensions[dimensions.length - 1]) {
            throw new IllegalArgumentException("queries of " + queries.columns() + " dimensions have no prefix of "
                    + dimensions[dimensions.length - 1]);
        }
        this.queries = queries;
        this.dimensions = dimensions.clone();
        this.measures = List.copyOf(measures);
        this.count = count;
        this.workers = workers;
        this.panels = new Panels[Math.ceilDiv(queries.rows(), QUERIES)];
        Arrays.setAll(panels, block -> packed(block * QUERIES));
        this.strips = new Strip[workers.count()];
        Arrays.setAll(strips, worker -> new Strip());
    }

    private Panels packed(int first) {
        Panels packed = new Panels();
        packed.packTransposed(
                queries.from(first, 0), dimensions[dimensions.length - 1], Math.min(QUERIES, queries.rows() - first));
        return packed;
    }

    /// Looks through the next rows of the corpus, which are numbered on.
    ///
    /// @throws IllegalArgumentException if they are shorter than the longest prefix, or not finite, or more
    ///     than two billion in all
    public void add(Matrix chunk) {
        if (chunk.columns() < dimensions[dimensions.length - 1]) {
            throw new IllegalArgumentException("rows of " + chunk.columns() + " dimensions have no prefix of "
                    + dimensions[dimensions.length - 1]);
        }
        if (rows + chunk.rows() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("more than " + Integer.MAX_VALUE + " rows cannot be searched");
        }
        int first = (int) rows;
        workers.forEach(
                Math.ceilDiv(chunk.rows(), STRIP), (unit, worker) -> strips[worker].search(chunk, unit * STRIP, first));
        rows += chunk.rows();
    }

    /// The nearest rows so far.
    public Found found(int prefix, Measure measure) {
        int m = measures.indexOf(measure);
        if (m < 0) {
            throw new IllegalArgumentException("only " + measures + " were looked for, not " + measure);
        }
        Best all = new Best(queries.rows(), count);
        for (Strip strip : strips) {
            all.addAll(strip.best[prefix][m]);
        }
        int found = (int) Math.min(rows, count);
        int[] numbers = new int[queries.rows() * found];
        double[] values = new double[queries.rows() * found];
        double[] squares = new double[dimensions.length];
        for (int q = 0; q < queries.rows(); q++) {
            Lengths.squares(queries, q, dimensions, squares);
            for (int i = 0; i < found; i++) {
                numbers[q * found + i] = all.row(q, i);
                values[q * found + i] = measure.value(all.key(q, i), squares[prefix]);
            }
        }
        return new Found(found, numbers, values);
    }

    /// The nearest rows of every query, best first.
    ///
    /// @param count how many there are for a query: as many as were asked for, or the whole corpus
    /// @param rows their numbers, query by query
    /// @param values their measures
    public record Found(int count, int[] rows, double[] values) {
        /// The row at a rank, from 0.
        public int row(int query, int rank) {
            return rows[query * count + rank];
        }

        /// Its measure.
        public double value(int query, int rank) {
            return values[query * count + rank];
        }
    }

    /// What one thread works on.
    private final class Strip {
        private final float[] zeros = new float[STRIP * QUERIES];
        private final float[][] scores = new float[dimensions.length][STRIP * QUERIES];
        private final float[][][] factors = new float[dimensions.length][measures.size()][STRIP];
        private final float[][][] addends = new float[dimensions.length][measures.size()][STRIP];
        private final double[] squares = new double[dimensions.length];
        private final Best[][] best = new Best[dimensions.length][measures.size()];

        Strip() {
            for (Best[] ofPrefix : best) {
                Arrays.setAll(ofPrefix, m -> new Best(queries.rows(), count));
            }
        }

        void search(Matrix chunk, int from, int first) {
            int size = Math.min(STRIP, chunk.rows() - from);
            for (int r = 0; r < size; r++) {
                measure(chunk, from + r, r);
            }
            for (int block = 0; block < panels.length; block++) {
                int firstQuery = block * QUERIES;
                int width = Math.min(QUERIES, queries.rows() - firstQuery);
                Gemm.prefixes(
                        chunk.from(from, 0),
                        panels[block],
                        new Gemm.Rows(zeros, 0, QUERIES),
                        dimensions,
                        scores,
                        size,
                        Matrix.roundedUp(width, Panels.COLUMNS));
                compare(firstQuery, width, size, first + from);
            }
        }

        private void measure(Matrix chunk, int row, int r) {
            Lengths.squares(chunk, row, dimensions, squares);
            if (!Double.isFinite(squares[dimensions.length - 1])) {
                throw new IllegalArgumentException("row " + row + " of the chunk has values that are not finite");
            }
            for (int p = 0; p < dimensions.length; p++) {
                for (int m = 0; m < measures.size(); m++) {
                    factors[p][m][r] = measures.get(m).factor(squares[p]);
                    addends[p][m][r] = measures.get(m).addend(squares[p]);
                }
            }
        }

        private void compare(int firstQuery, int width, int size, int firstRow) {
            for (int p = 0; p < dimensions.length; p++) {
                for (int m = 0; m < measures.size(); m++) {
                    for (int r = 0; r < size; r++) {
                        best[p][m].offer(
                                scores[p],
                                r * QUERIES,
                                factors[p][m][r],
                                addends[p][m][r],
                                firstQuery,
                                width,
                                firstRow + r);
                    }
                }
            }
        }
    }
}
