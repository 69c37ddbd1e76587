package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Adds rows of a table to a vector, in the order given, each column by itself: float32 sums, products of value
/// and weight rounded before they are added. All implementations give the same bits. Has buffers of its own,
/// for one thread.
sealed interface RowSum permits PlainRowSum, VectorRowSum {

    /// The Vector API's implementation where the module `jdk.incubator.vector` is there and it has one for the
    /// type, else the plain one; always the plain one if the system property `hayate.kernel` is `scalar`.
    static RowSum of(RowType type, boolean weighted, MemorySegment data, int dimension) {
        PlainRowSum plain = PlainRowSum.of(type, data, dimension);
        if (!VectorUnit.USABLE) {
            return plain;
        }
        List<RowGroup> rowGroups = RowGroup.of(type, weighted, data, dimension);
        if (rowGroups.isEmpty()) {
            return plain;
        }
        boolean byColumns = type == RowType.F32 && !weighted;
        return new VectorRowSum(rowGroups, byColumns ? F32Columns.groups(data, dimension) : List.of(), plain);
    }

    /// Adds the columns `[from, to)` of `count` rows to `target[offset + from .. offset + to)`.
    ///
    /// @param rows the numbers of the rows
    /// @param weights what each of them is multiplied with; empty for nothing
    void add(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to);
}
