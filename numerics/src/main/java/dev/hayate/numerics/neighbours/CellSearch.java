package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/// Finds nearly all pairs, and none that is not one, in a fraction of the time: two vectors are compared only
/// where one lies in a cell that is among the nearest to the other.
///
/// @param near how many cells are looked at for each vector: more find more
public record CellSearch(int near) implements PairSearch {
    /// Found 99.9 % of the pairs from 0.9 up among a million Japanese sentences.
    public static final CellSearch DEFAULT = new CellSearch(16);

    /// @throws IllegalArgumentException if no cell would be looked at
    public CellSearch {
        if (near < 1) {
            throw new IllegalArgumentException("at least 1 cell is looked at, not " + near);
        }
    }

    /// Vectors that look at a cell.
    ///
    /// @param visitors whose home is another cell, if they are not the cell's own
    private record Unit(int[] members, int[] visitors, int from, int to) {}

    @Override
    public void find(
            VectorChunks vectors, int known, float threshold, Pairs pairs, DoubleConsumer progress, Workers workers) {
        PairSearch.requireThreshold(threshold);
        if (vectors.rows() < 2) {
            return;
        }
        Sketches sketches = Sketches.of(vectors, Plan.of(vectors, threshold), workers);
        Cells cells = Cells.of(vectors, near, workers);
        BlockJoin[] joins = new BlockJoin[workers.count()];
        Arrays.setAll(joins, worker -> new BlockJoin(vectors, sketches, threshold, pairs, worker));
        List<Unit> units = units(cells, vectors.rows());
        AtomicInteger done = new AtomicInteger();
        workers.forEach(units.size(), (number, worker) -> {
            if (pairs.isFull()) {
                return;
            }
            Unit unit = units.get(number);
            joins[worker].left(unit.visitors, unit.from, unit.to);
            joins[worker].join(
                    unit.members,
                    0,
                    unit.members.length,
                    (row, other) -> Math.max(row, other) >= known && isFirstTime(cells, row, other));
            progress.accept((double) done.incrementAndGet() / units.size());
        });
    }

    /// A pair meets in the cells of both if each looks at the cell of the other; it is taken where the later
    /// row is the visitor.
    private static boolean isFirstTime(Cells cells, int visitor, int member) {
        return visitor > member || (visitor < member && !cells.isNear(member, cells.home(visitor)));
    }

    private static List<Unit> units(Cells cells, int rows) {
        int[][] members = lists(cells, rows, 0, 1);
        int[][] visitors = lists(cells, rows, 0, cells.near());
        List<Unit> units = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            for (int from = 0; from < visitors[cell].length && members[cell].length > 0; from += BlockJoin.ROWS) {
                int to = Math.min(visitors[cell].length, from + BlockJoin.ROWS);
                units.add(new Unit(members[cell], visitors[cell], from, to));
            }
        }
        return units;
    }

    /// By cell, the vectors to which it is among the nearest, from the place `from` to the place `to`.
    private static int[][] lists(Cells cells, int rows, int from, int to) {
        int[] counts = new int[cells.count()];
        for (int row = 0; row < rows; row++) {
            for (int i = from; i < to; i++) {
                counts[cells.nearest()[row * cells.near() + i]]++;
            }
        }
        int[][] lists = new int[cells.count()][];
        Arrays.setAll(lists, cell -> new int[counts[cell]]);
        Arrays.fill(counts, 0);
        for (int row = 0; row < rows; row++) {
            for (int i = from; i < to; i++) {
                int cell = cells.nearest()[row * cells.near() + i];
                lists[cell][counts[cell]++] = row;
            }
        }
        return lists;
    }
}
