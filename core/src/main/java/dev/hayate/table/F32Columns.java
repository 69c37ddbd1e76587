package dev.hayate.table;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Sums a fixed number of columns of any number of float32 rows: the sums stay in registers from the first row to
/// the last. Written for the compiler as much as for the reader, as a [RowGroup] is; of more than sixteen loads
/// the compiler would leave some to be called.
sealed interface F32Columns {
    VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    int LANES = FLOATS.length();

    /// The groups, the largest first, the last of a single vector.
    static List<F32Columns> groups(MemorySegment data, int dimension) {
        long stride = (long) dimension * Float.BYTES;
        return List.of(
                new SixteenVectors(data, stride),
                new EightVectors(data, stride),
                new FourVectors(data, stride),
                new OneVector(data, stride));
    }

    /// How many columns it sums, a multiple of [#LANES].
    int size();

    /// Writes the sums of the columns `[column, column + size())` to
    /// `target[offset + column .. offset + column + size())`.
    ///
    /// @param rows the numbers of the rows; the first `count` count
    void sum(int[] rows, int count, float[] target, int offset, int column);

    record SixteenVectors(MemorySegment data, long stride) implements F32Columns {
        @Override
        public int size() {
            return 16 * LANES;
        }

        @Override
        public void sum(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            FloatVector s0 = FloatVector.zero(FLOATS);
            FloatVector s1 = FloatVector.zero(FLOATS);
            FloatVector s2 = FloatVector.zero(FLOATS);
            FloatVector s3 = FloatVector.zero(FLOATS);
            FloatVector s4 = FloatVector.zero(FLOATS);
            FloatVector s5 = FloatVector.zero(FLOATS);
            FloatVector s6 = FloatVector.zero(FLOATS);
            FloatVector s7 = FloatVector.zero(FLOATS);
            FloatVector s8 = FloatVector.zero(FLOATS);
            FloatVector s9 = FloatVector.zero(FLOATS);
            FloatVector s10 = FloatVector.zero(FLOATS);
            FloatVector s11 = FloatVector.zero(FLOATS);
            FloatVector s12 = FloatVector.zero(FLOATS);
            FloatVector s13 = FloatVector.zero(FLOATS);
            FloatVector s14 = FloatVector.zero(FLOATS);
            FloatVector s15 = FloatVector.zero(FLOATS);
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
                s8 = s8.add(load(all, row, 8));
                s9 = s9.add(load(all, row, 9));
                s10 = s10.add(load(all, row, 10));
                s11 = s11.add(load(all, row, 11));
                s12 = s12.add(load(all, row, 12));
                s13 = s13.add(load(all, row, 13));
                s14 = s14.add(load(all, row, 14));
                s15 = s15.add(load(all, row, 15));
            }
            int at = offset + column;
            s0.intoArray(target, at);
            s1.intoArray(target, at + LANES);
            s2.intoArray(target, at + 2 * LANES);
            s3.intoArray(target, at + 3 * LANES);
            s4.intoArray(target, at + 4 * LANES);
            s5.intoArray(target, at + 5 * LANES);
            s6.intoArray(target, at + 6 * LANES);
            s7.intoArray(target, at + 7 * LANES);
            s8.intoArray(target, at + 8 * LANES);
            s9.intoArray(target, at + 9 * LANES);
            s10.intoArray(target, at + 10 * LANES);
            s11.intoArray(target, at + 11 * LANES);
            s12.intoArray(target, at + 12 * LANES);
            s13.intoArray(target, at + 13 * LANES);
            s14.intoArray(target, at + 14 * LANES);
            s15.intoArray(target, at + 15 * LANES);
        }
    }

    record EightVectors(MemorySegment data, long stride) implements F32Columns {
        @Override
        public int size() {
            return 8 * LANES;
        }

        @Override
        public void sum(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            FloatVector s0 = FloatVector.zero(FLOATS);
            FloatVector s1 = FloatVector.zero(FLOATS);
            FloatVector s2 = FloatVector.zero(FLOATS);
            FloatVector s3 = FloatVector.zero(FLOATS);
            FloatVector s4 = FloatVector.zero(FLOATS);
            FloatVector s5 = FloatVector.zero(FLOATS);
            FloatVector s6 = FloatVector.zero(FLOATS);
            FloatVector s7 = FloatVector.zero(FLOATS);
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
            int at = offset + column;
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
        public void sum(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            FloatVector s0 = FloatVector.zero(FLOATS);
            FloatVector s1 = FloatVector.zero(FLOATS);
            FloatVector s2 = FloatVector.zero(FLOATS);
            FloatVector s3 = FloatVector.zero(FLOATS);
            for (int t = 0; t < count; t++) {
                long row = rows[t] * stride + (long) column * Float.BYTES;
                s0 = s0.add(load(all, row, 0));
                s1 = s1.add(load(all, row, 1));
                s2 = s2.add(load(all, row, 2));
                s3 = s3.add(load(all, row, 3));
            }
            int at = offset + column;
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
        public void sum(int[] rows, int count, float[] target, int offset, int column) {
            MemorySegment all = data.asSlice(0);
            FloatVector s0 = FloatVector.zero(FLOATS);
            for (int t = 0; t < count; t++) {
                long row = rows[t] * stride + (long) column * Float.BYTES;
                s0 = s0.add(load(all, row, 0));
            }
            int at = offset + column;
            s0.intoArray(target, at);
        }
    }

    private static FloatVector load(MemorySegment all, long row, int vector) {
        return FloatVector.fromMemorySegment(
                FLOATS, all, row + (long) vector * LANES * Float.BYTES, ByteOrder.LITTLE_ENDIAN);
    }
}
