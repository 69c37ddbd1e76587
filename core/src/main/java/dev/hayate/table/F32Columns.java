package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Adds a fixed number of columns of any number of float32 rows: their sums stay in registers from the first
/// row to the last. For rows so narrow that a [RowGroup] spends its time on beginnings and ends; written for
/// the compiler as those are.
sealed interface F32Columns {
    VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    int LANES = FLOATS.length();

    /// The columns of rows for which this is the faster way, at most.
    int NARROW = 16 * LANES;

    /// The groups, the largest first, the last of a single vector.
    static List<F32Columns> groups(MemorySegment data, int dimension) {
        long stride = (long) dimension * Float.BYTES;
        return List.of(new EightVectors(data, stride), new FourVectors(data, stride), new OneVector(data, stride));
    }

    /// How many columns it adds, a multiple of [#LANES].
    int size();

    /// Adds the columns `[column, column + size())` of rows to `target[offset + column .. offset + column +
    /// size())`.
    ///
    /// @param rows the numbers of the rows; the first `count` count
    void add(int[] rows, int count, float[] target, int offset, int column);

    record EightVectors(MemorySegment data, long stride) implements F32Columns {
        @Override
        public int size() {
            return 8 * LANES;
        }

        @Override
        public void add(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            int at = offset + column;
            FloatVector s0 = FloatVector.fromArray(FLOATS, target, at);
            FloatVector s1 = FloatVector.fromArray(FLOATS, target, at + LANES);
            FloatVector s2 = FloatVector.fromArray(FLOATS, target, at + 2 * LANES);
            FloatVector s3 = FloatVector.fromArray(FLOATS, target, at + 3 * LANES);
            FloatVector s4 = FloatVector.fromArray(FLOATS, target, at + 4 * LANES);
            FloatVector s5 = FloatVector.fromArray(FLOATS, target, at + 5 * LANES);
            FloatVector s6 = FloatVector.fromArray(FLOATS, target, at + 6 * LANES);
            FloatVector s7 = FloatVector.fromArray(FLOATS, target, at + 7 * LANES);
            for (int t = 0; t < count; t++) {
                long row = rows[t] * stride + (long) column * Float.BYTES;
                s0 = s0.add(load(all, row, 0));
                s1 = s1.add(load(all, row, 1));
                s2 = s2.add(load(all, row, 2));
                s3 = s3.add(load(all, row, 3));
                s4 = s4.add(load(all, row, 4));
                s5 = s5.add(load(all, row, 5));
                s6 = s6.add(load(all, row, 6));
                s7 = s7.add(load(all, row, 7));
            }
            s0.intoArray(target, at);
            s1.intoArray(target, at + LANES);
            s2.intoArray(target, at + 2 * LANES);
            s3.intoArray(target, at + 3 * LANES);
            s4.intoArray(target, at + 4 * LANES);
            s5.intoArray(target, at + 5 * LANES);
            s6.intoArray(target, at + 6 * LANES);
            s7.intoArray(target, at + 7 * LANES);
        }
    }

    record FourVectors(MemorySegment data, long stride) implements F32Columns {
        @Override
        public int size() {
            return 4 * LANES;
        }

        @Override
        public void add(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            int at = offset + column;
            FloatVector s0 = FloatVector.fromArray(FLOATS, target, at);
            FloatVector s1 = FloatVector.fromArray(FLOATS, target, at + LANES);
            FloatVector s2 = FloatVector.fromArray(FLOATS, target, at + 2 * LANES);
            FloatVector s3 = FloatVector.fromArray(FLOATS, target, at + 3 * LANES);
            for (int t = 0; t < count; t++) {
                long row = rows[t] * stride + (long) column * Float.BYTES;
                s0 = s0.add(load(all, row, 0));
                s1 = s1.add(load(all, row, 1));
                s2 = s2.add(load(all, row, 2));
                s3 = s3.add(load(all, row, 3));
            }
            s0.intoArray(target, at);
            s1.intoArray(target, at + LANES);
            s2.intoArray(target, at + 2 * LANES);
            s3.intoArray(target, at + 3 * LANES);
        }
    }

    record OneVector(MemorySegment data, long stride) implements F32Columns {
        @Override
        public int size() {
            return LANES;
        }

        @Override
        public void add(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            int at = offset + column;
            FloatVector s0 = FloatVector.fromArray(FLOATS, target, at);
            for (int t = 0; t < count; t++) {
                long row = rows[t] * stride + (long) column * Float.BYTES;
                s0 = s0.add(load(all, row, 0));
            }
            s0.intoArray(target, at);
        }
    }

    private static FloatVector load(MemorySegment all, long row, int vector) {
        return FloatVector.fromMemorySegment(
                FLOATS, all, row + (long) vector * LANES * Float.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
