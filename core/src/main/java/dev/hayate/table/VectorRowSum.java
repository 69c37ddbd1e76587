package dev.hayate.table;

import java.util.Arrays;
import java.util.List;

/// With the Vector API, in groups of rows. What is left of a row beyond whole vectors goes the plain way.
final class VectorRowSum implements RowSum {
    private final RowGroup[] groups;
    private final PlainRowSum rest;

    VectorRowSum(List<RowGroup> groups, PlainRowSum rest) {
        this.groups = groups.toArray(RowGroup[]::new);
        this.rest = rest;
    }

    @Override
    public void sum(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to) {
        int end = to - (to - from) % RowGroup.LANES;
        Arrays.fill(target, offset + from, offset + end, 0f);
        int t = 0;
        for (RowGroup group : groups) {
            for (; t + group.size() <= count; t += group.size()) {
                group.add(rows, weights, t, target, offset, from, end);
            }
        }
        if (end < to) {
            rest.sum(rows, weights, count, target, offset, end, to);
        }
    }
}
