package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Adds a fixed number of rows at a time with the Vector API: several rows come from memory together, and the
/// sums are read and written once for all of them.
///
/// Written for the compiler as much as for the reader. Every type and number of rows is a class of its own: shared
/// code would call the load of a vector through an interface, and a vector that passes through a call is put on
/// the heap; one method for all numbers would be compiled for the number that came first. The table is sliced
/// once a call: of a new slice the compiler knows the kind of memory, whatever segments the rest of the program
/// works with. One a row would end up on the heap as soon as a program has tables in two kinds of memory.
sealed interface RowGroup permits WeightedF32Rows, Bf16Rows, I8Rows {
    VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    int LANES = FLOATS.length();

    /// The groups for a type, float32 with weights among them, the largest first, the last of a single row;
    /// none if there are none for the type.
    static List<RowGroup> of(RowType type, MemorySegment data, int dimension) {
        long stride = (long) dimension * type.bytes();
        return switch (type) {
            case F32 -> WeightedF32Rows.groups(data, stride);
            case BF16 -> Bf16Rows.groups(data, stride);
            case I8 -> I8Rows.groups(data, stride);
            case F64, F16, U8 -> List.of();
        };
    }

    /// Whether the machine has vectors for which all this is worthwhile.
    static boolean wideEnough() {
        return FLOATS.vectorBitSize() >= 256;
    }

    /// How many rows it adds.
    int size();

    /// Adds the columns `[from, to)` of the rows `rows[t] .. rows[t + size() - 1]` to
    /// `target[offset + from .. offset + to)`.
    ///
    /// @param weights what each of the rows is multiplied with; empty for nothing
    /// @param to more than `from` by a multiple of [#LANES]
    void add(int[] rows, float[] weights, int t, float[] target, int offset, int from, int to);
}
