package dev.hayate.numerics.neighbours;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Compares a block of rows with panels of others: a first look at all pairs, a second at those that may reach the
/// threshold, and the cosine of those that still may. For one thread.
final class BlockJoin {
    /// The most rows of a block: their panels stay in the second cache.
    static final int ROWS = 1024;

    private static final int PANEL = Sketches.PANEL;
    private static final int NONE = -1;
    private static final int MIXED = -2;

    /// Which pairs of a block and a panel are wanted.
    @FunctionalInterface
    interface Wanted {
        boolean isWanted(int row, int other);
    }

    private final VectorChunks vectors;
    private final Sketches sketches;
    private final float threshold;
    private final float least;
    private final Pairs pairs;
    private final int worker;
    private final float[] left;
    private final int[] leftRows = new int[ROWS];
    private final int[] leftGroups = new int[ROWS / PANEL];
    private final float[] right;
    private final int[] rightRows = new int[PANEL];
    private final float[] sums = new float[SketchTile.ROWS * SketchTile.COLUMNS];
    private int leftPanels;
    private int rightGroup;

    BlockJoin(VectorChunks vectors, Sketches sketches, float threshold, Pairs pairs, int worker) {
        this.vectors = vectors;
        this.sketches = sketches;
        this.threshold = threshold;
        this.least = threshold - sketches.slack();
        this.pairs = pairs;
        this.worker = worker;
        this.left = new float[ROWS * sketches.steps()];
        this.right = new float[PANEL * sketches.steps()];
    }

    /// Takes the rows `rows[from .. to)`, at most [#ROWS], as the block.
    void left(int[] rows, int from, int to) {
        leftPanels = Math.ceilDiv(to - from, PANEL);
        for (int panel = 0; panel < leftPanels; panel++) {
            int first = from + panel * PANEL;
            gather(rows, first, Math.min(to, first + PANEL), left, panel * PANEL * sketches.steps(), leftRows, panel);
            leftGroups[panel] = group(leftRows, panel * PANEL);
        }
    }

    /// Compares the block with the rows `rows[from .. to)`.
    void join(int[] rows, int from, int to, Wanted wanted) {
        for (int first = from; first < to; first += PANEL) {
            gather(rows, first, Math.min(to, first + PANEL), right, 0, rightRows, 0);
            rightGroup = group(rightRows, 0);
            for (int panel = 0; panel < leftPanels; panel++) {
                if (rightGroup == MIXED || leftGroups[panel] != rightGroup) {
                    compare(panel, wanted);
                }
            }
        }
    }

    private void gather(int[] rows, int from, int to, float[] target, int at, int[] targetRows, int panel) {
        float[] panels = sketches.panels();
        int steps = sketches.steps();
        Arrays.fill(targetRows, panel * PANEL, (panel + 1) * PANEL, NONE);
        System.arraycopy(rows, from, targetRows, panel * PANEL, to - from);
        if (isPanel(rows, from, to)) {
            System.arraycopy(panels, sketches.panelAt(rows[from]), target, at, PANEL * steps);
            return;
        }
        for (int i = 0; i < PANEL; i++) {
            int source = from + i < to ? sketches.panelAt(rows[from + i]) : NONE;
            for (int k = 0; k < steps; k++) {
                target[at + k * PANEL + i] = source == NONE ? 0 : panels[source + k * PANEL];
            }
        }
    }

    private static boolean isPanel(int[] rows, int from, int to) {
        boolean inOrder = to - from == PANEL && rows[from] % PANEL == 0;
        for (int i = from + 1; i < to && inOrder; i++) {
            inOrder = rows[i] == rows[i - 1] + 1;
        }
        return inOrder;
    }

    /// The group of a panel if all its rows are in one.
    private int group(int[] rows, int from) {
        int group = pairs.group(rows[from]);
        for (int i = from + 1; i < from + PANEL; i++) {
            if (rows[i] != NONE && pairs.group(rows[i]) != group) {
                return MIXED;
            }
        }
        return group;
    }

    private void compare(int panel, Wanted wanted) {
        int steps = sketches.steps();
        for (int r = 0; r < PANEL; r += SketchTile.ROWS) {
            for (int c = 0; c < PANEL; c += SketchTile.COLUMNS) {
                if (SketchTile.reaches(left, panel * PANEL * steps + r, right, c, steps, least, sums)) {
                    look(panel * PANEL + r, c, wanted);
                }
            }
        }
    }

    private void look(int leftFrom, int rightFrom, Wanted wanted) {
        for (int at = 0; at < sums.length; at += SketchTile.LANES) {
            long lanes = FloatVector.fromArray(SketchTile.FLOATS, sums, at)
                    .compare(VectorOperators.GE, least)
                    .toLong();
            for (; lanes != 0; lanes &= lanes - 1) {
                int place = at + Long.numberOfTrailingZeros(lanes);
                int row = leftRows[leftFrom + place / SketchTile.COLUMNS];
                int other = rightRows[rightFrom + place % SketchTile.COLUMNS];
                if (row != NONE && other != NONE && sketches.second(sums[place], row, other) >= least) {
                    decide(row, other, wanted);
                }
            }
        }
    }

    private void decide(int row, int other, Wanted wanted) {
        if (!wanted.isWanted(row, other) || pairs.group(row) == pairs.group(other)) {
            return;
        }
        float cosine = vectors.cosine(row, other);
        if (cosine >= threshold) {
            pairs.take(worker, Math.max(row, other), Math.min(row, other), cosine);
        }
    }
}
