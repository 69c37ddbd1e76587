package dev.hayate.benchmarks.search;

import dev.hayate.numerics.Gemm;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.Panels;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// The ten nearest of random rows, chunk by chunk, beside the product of the same shape alone.
public final class ExactSearch {
    private static final int CHUNK = 32_768;
    private static final int CHUNKS = 4;
    private static final int FOUND = 10;
    private static final int STRIP = 64;
    private static final int BLOCK = 192;
    private static final int ROUNDS = 3;

    private final int rows;
    private final Workers workers;
    private final Matrix queries;
    private final Matrix[] chunks = new Matrix[CHUNKS];

    /// Draws queries and a few chunks of rows, which are searched again and again until there were `rows`.
    public ExactSearch(int queries, int rows, int dimension, Workers workers) {
        this.rows = rows;
        this.workers = workers;
        this.queries = random(queries, dimension, 1);
        Arrays.setAll(chunks, chunk -> random(CHUNK, dimension, 2 + chunk));
    }

    /// A dimension and its halves down to 32, rising.
    public static int[] halves(int dimension) {
        int count = 1;
        while (dimension >> count >= 32) {
            count++;
        }
        int[] halves = new int[count];
        Arrays.setAll(halves, n -> dimension >> (halves.length - 1 - n));
        return halves;
    }

    /// Searches by cosine at all prefixes, and tells how long it takes.
    public String measure(int[] prefixes) {
        double search = Double.POSITIVE_INFINITY;
        double product = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            search = Math.min(search, seconds(() -> search(prefixes)));
            product = Math.min(product, seconds(this::multiply));
        }
        double operations = 2.0 * queries.rows() * searched() * queries.columns();
        return String.format(
                Locale.ROOT,
                "%,d queries, %,d × %,d vectors, top %d at %s: %.1f s, %.0f GFLOP/s; the product of the longest alone:"
                        + " %.0f GFLOP/s (%.0f %%)",
                queries.rows(),
                searched(),
                queries.columns(),
                FOUND,
                Arrays.toString(prefixes),
                search,
                operations / search * 1e-9,
                operations / product * 1e-9,
                100 * product / search);
    }

    private long searched() {
        return (long) Math.ceilDiv(rows, CHUNK) * CHUNK;
    }

    private void search(int[] prefixes) {
        NearestRows nearest = new NearestRows(queries, prefixes, List.of(Measure.COSINE), FOUND, workers);
        for (int chunk = 0; chunk < Math.ceilDiv(rows, CHUNK); chunk++) {
            nearest.add(chunks[chunk % CHUNKS]);
        }
    }

    private void multiply() {
        Panels[] panels = new Panels[Math.ceilDiv(queries.rows(), BLOCK)];
        for (int block = 0; block < panels.length; block++) {
            panels[block] = new Panels();
            panels[block].packTransposed(
                    queries.from(block * BLOCK, 0), queries.columns(), Math.min(BLOCK, queries.rows() - block * BLOCK));
        }
        Matrix[] sums = new Matrix[workers.count()];
        Arrays.setAll(sums, worker -> Matrix.of(STRIP, BLOCK));
        for (int chunk = 0; chunk < Math.ceilDiv(rows, CHUNK); chunk++) {
            Matrix of = chunks[chunk % CHUNKS];
            workers.forEach(CHUNK / STRIP, (unit, worker) -> {
                for (int block = 0; block < panels.length; block++) {
                    int width = Math.min(BLOCK, queries.rows() - block * BLOCK);
                    Gemm.add(
                            of.from(unit * STRIP, 0),
                            panels[block],
                            sums[worker].from(0, 0),
                            STRIP,
                            Matrix.roundedUp(width, Panels.COLUMNS));
                }
            });
        }
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) * 1e-9;
    }

    private static Matrix random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix matrix = Matrix.of(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int d = 0; d < columns; d++) {
                matrix.values()[matrix.at(row) + d] = (float) random.nextGaussian() * 0.01f;
            }
        }
        return matrix;
    }
}
