package dev.hayate.table;

import java.util.List;

/// With the Vector API, in groups of rows or, where there are few columns, in groups of columns. What is left
/// of a row beyond whole vectors goes the plain way.
final class VectorRowSum implements RowSum {
    private final RowGroup[] rowGroups;
    private final F32Columns[] columnGroups;
    private final PlainRowSum rest;

    /// @param columnGroups empty if rows are always added in groups of rows
    VectorRowSum(List<RowGroup> rowGroups, List<F32Columns> columnGroups, PlainRowSum rest) {
        this.rowGroups = rowGroups.toArray(RowGroup[]::new);
        this.columnGroups = columnGroups.toArray(F32Columns[]::new);
        this.rest = rest;
    }

    /// Whether the machine has vectors for which all this is worthwhile.
    static boolean wideEnough() {
        return RowGroup.FLOATS.vectorBitSize() >= 256;
    }

    @Override
    public void add(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
        int end = to - (to - from) % RowGroup.LANES;
        if (end - from <= F32Columns.NARROW && columnGroups.length > 0) {
            addByColumns(rows, count, target, offset, from, end);
        } else {
            addByRows(rows, weights, count, target, offset, from, end);
        }
        if (end < to) {
            rest.add(rows, weights, count, target, offset, end, to);
        }
    }

    private void addByColumns(int[] rows, int count, float[] target, int offset, int from, int to) {
        int column = from;
        for (F32Columns group : columnGroups) {
            for (; column + group.size() <= to; column += group.size()) {
                group.add(rows, count, target, offset, column);
            }
        }
    }

    private void addByRows(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
        int t = 0;
        for (RowGroup group : rowGroups) {
            for (; t + group.size() <= count; t += group.size()) {
                group.add(rows, weights, t, target, offset, from, to);
            }
        }
    }
}
