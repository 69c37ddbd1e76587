package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Sums rows of a table in the order given, each column by itself: float32 sums, products of value and weight
/// rounded before they are added. All implementations give the same bits. Has buffers of its own, for one thread.
sealed interface RowSum permits PlainRowSum, VectorColumnSum, VectorRowSum {

    /// The Vector API's implementation where the module `jdk.incubator.vector` is there and it has one for the
    /// type, else the plain one; always the plain one if the system property `hayate.kernel` is `scalar`.
    static RowSum of(RowType type, boolean weighted, MemorySegment data, int dimension) {
        PlainRowSum plain = PlainRowSum.of(type, data, dimension);
        if (!VectorUnit.USABLE) {
            return plain;
        }
        if (type == RowType.F32 && !weighted) {
            return new VectorColumnSum(F32Columns.groups(data, dimension), plain);
        }
        List<RowGroup> groups = RowGroup.of(type, data, dimension);
        return groups.isEmpty() ? plain : new VectorRowSum(groups, plain);
    }

    /// Writes the sums of the columns `[from, to)` of `count` rows to `target[offset + from .. offset + to)`.
    ///
    /// @param rows the numbers of the rows
    /// @param weights what each of them is multiplied with; empty for nothing
    void sum(int[] rows, float[] weights, int count, float[] target, int offset, int from, int to);
}
