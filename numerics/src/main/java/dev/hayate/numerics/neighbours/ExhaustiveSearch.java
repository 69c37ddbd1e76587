package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/// Finds all pairs. Every pair is looked at, but most only at as many coordinates as it takes to prove that its
/// cosine is lower: [Sketches] says how. `O(rows²)`.
public record ExhaustiveSearch() implements PairSearch {
    @Override
    public void find(
            VectorChunks vectors, int known, float threshold, Pairs pairs, DoubleConsumer progress, Workers workers) {
        PairSearch.requireThreshold(threshold);
        Sketches sketches = Sketches.of(vectors, Plan.of(vectors, threshold), workers);
        BlockJoin[] joins = new BlockJoin[workers.count()];
        Arrays.setAll(joins, worker -> new BlockJoin(vectors, sketches, threshold, pairs, worker));
        int[] rows = IntStream.range(0, vectors.rows()).toArray();
        int first = known / Sketches.PANEL * Sketches.PANEL;
        int units = Math.ceilDiv(rows.length - first, BlockJoin.ROWS);
        double all = work(first, rows.length);
        AtomicLong done = new AtomicLong();
        // From the last block, which has the most to be compared with, so that the threads end together.
        workers.forEach(units, (unit, worker) -> {
            if (pairs.isFull()) {
                return;
            }
            int from = first + (units - 1 - unit) * BlockJoin.ROWS;
            int to = Math.min(rows.length, from + BlockJoin.ROWS);
            joins[worker].left(rows, from, to);
            joins[worker].join(rows, 0, to, (row, other) -> other < row && row >= known);
            progress.accept(done.addAndGet(work(from, to)) / all);
        });
    }

    private static long work(int from, int to) {
        return (long) (to - from) * (from + to);
    }
}
