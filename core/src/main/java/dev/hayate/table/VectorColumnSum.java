package dev.hayate.table;

import java.util.List;

/// With the Vector API, in groups of columns, for float32 without weights. What is left of a row beyond whole
/// vectors goes the plain way.
final class VectorColumnSum implements RowSum {
    private final F32Columns[] groups;
    private final PlainRowSum rest;

    VectorColumnSum(List<F32Columns> groups, PlainRowSum rest) {
        this.groups = groups.toArray(F32Columns[]::new);
        this.rest = rest;
    }

    @Override
    public void sum(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
        int column = from;
        for (F32Columns group : groups) {
            for (; column + group.size() <= to; column += group.size()) {
                group.sum(rows, count, target, offset, column);
            }
        }
        if (column < to) {
            rest.sum(rows, weights, count, target, offset, column, to);
        }
    }
}
