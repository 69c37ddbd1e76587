package dev.hayate.numerics.neighbours;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The bounds of eight rows with a few others, whose sums stay in registers and are stored only where one of them
/// reaches what is asked for. Written out, as a compiler keeps vectors in registers only where each has a name.
final class SketchTile {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final int LANES = FLOATS.length();
    static final int ROWS = 8;
    private static final int PANEL = Sketches.PANEL;

    /// The vectors beside each other: two for the 32 registers of AVX-512 and NEON, one for 16.
    private static final int WIDTH =
            LANES == 16 || System.getProperty("os.arch").equals("aarch64") ? 2 : 1;

    /// The other rows of a tile; a panel has a multiple of them.
    static final int COLUMNS = WIDTH * LANES;

    private SketchTile() {}

    /// Writes `Σ left[k][r] · right[k][c]` to `sums[r * COLUMNS + c]`, unless all of them are less than `least`.
    ///
    /// @return whether one is not
    static boolean reaches(float[] left, int leftAt, float[] right, int rightAt, int steps, float least, float[] sums) {
        return WIDTH == 2
                ? reaches8x2(left, leftAt, right, rightAt, steps, least, sums)
                : reaches8x1(left, leftAt, right, rightAt, steps, least, sums);
    }

    /// The product of two runs of values.
    static float dot(float[] values, int at, int otherAt, int length) {
        FloatVector sum = FloatVector.zero(FLOATS);
        int i = 0;
        for (; i + LANES <= length; i += LANES) {
            sum = FloatVector.fromArray(FLOATS, values, at + i)
                    .fma(FloatVector.fromArray(FLOATS, values, otherAt + i), sum);
        }
        float dot = sum.reduceLanes(VectorOperators.ADD);
        for (; i < length; i++) {
            dot = Math.fma(values[at + i], values[otherAt + i], dot);
        }
        return dot;
    }

    private static boolean reaches8x2(
            float[] left, int leftAt, float[] right, int rightAt, int steps, float least, float[] sums) {
        FloatVector s00 = FloatVector.zero(FLOATS);
        FloatVector s01 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s40 = s00;
        FloatVector s41 = s00;
        FloatVector s50 = s00;
        FloatVector s51 = s00;
        FloatVector s60 = s00;
        FloatVector s61 = s00;
        FloatVector s70 = s00;
        FloatVector s71 = s00;
        for (int k = 0; k < steps; k++) {
            FloatVector r0 = FloatVector.fromArray(FLOATS, right, rightAt + k * PANEL);
            FloatVector r1 = FloatVector.fromArray(FLOATS, right, rightAt + k * PANEL + LANES);
            FloatVector l0 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL]);
            s00 = l0.fma(r0, s00);
            s01 = l0.fma(r1, s01);
            FloatVector l1 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 1]);
            s10 = l1.fma(r0, s10);
            s11 = l1.fma(r1, s11);
            FloatVector l2 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 2]);
            s20 = l2.fma(r0, s20);
            s21 = l2.fma(r1, s21);
            FloatVector l3 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 3]);
            s30 = l3.fma(r0, s30);
            s31 = l3.fma(r1, s31);
            FloatVector l4 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 4]);
            s40 = l4.fma(r0, s40);
            s41 = l4.fma(r1, s41);
            FloatVector l5 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 5]);
            s50 = l5.fma(r0, s50);
            s51 = l5.fma(r1, s51);
            FloatVector l6 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 6]);
            s60 = l6.fma(r0, s60);
            s61 = l6.fma(r1, s61);
            FloatVector l7 = FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 7]);
            s70 = l7.fma(r0, s70);
            s71 = l7.fma(r1, s71);
        }
        FloatVector top0 = s00.max(s10).max(s20.max(s30)).max(s40.max(s50).max(s60.max(s70)));
        FloatVector top1 = s01.max(s11).max(s21.max(s31)).max(s41.max(s51).max(s61.max(s71)));
        if (!top0.max(top1).compare(VectorOperators.GE, least).anyTrue()) {
            return false;
        }
        s00.intoArray(sums, 0);
        s01.intoArray(sums, LANES);
        s10.intoArray(sums, COLUMNS);
        s11.intoArray(sums, COLUMNS + LANES);
        s20.intoArray(sums, 2 * COLUMNS);
        s21.intoArray(sums, 2 * COLUMNS + LANES);
        s30.intoArray(sums, 3 * COLUMNS);
        s31.intoArray(sums, 3 * COLUMNS + LANES);
        s40.intoArray(sums, 4 * COLUMNS);
        s41.intoArray(sums, 4 * COLUMNS + LANES);
        s50.intoArray(sums, 5 * COLUMNS);
        s51.intoArray(sums, 5 * COLUMNS + LANES);
        s60.intoArray(sums, 6 * COLUMNS);
        s61.intoArray(sums, 6 * COLUMNS + LANES);
        s70.intoArray(sums, 7 * COLUMNS);
        s71.intoArray(sums, 7 * COLUMNS + LANES);
        return true;
    }

    private static boolean reaches8x1(
            float[] left, int leftAt, float[] right, int rightAt, int steps, float least, float[] sums) {
        FloatVector s0 = FloatVector.zero(FLOATS);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int k = 0; k < steps; k++) {
            FloatVector r = FloatVector.fromArray(FLOATS, right, rightAt + k * PANEL);
            s0 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL]), s0);
            s1 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 1]), s1);
            s2 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 2]), s2);
            s3 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 3]), s3);
            s4 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 4]), s4);
            s5 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 5]), s5);
            s6 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 6]), s6);
            s7 = r.fma(FloatVector.broadcast(FLOATS, left[leftAt + k * PANEL + 7]), s7);
        }
        FloatVector top = s0.max(s1).max(s2.max(s3)).max(s4.max(s5).max(s6.max(s7)));
        if (!top.compare(VectorOperators.GE, least).anyTrue()) {
            return false;
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, COLUMNS);
        s2.intoArray(sums, 2 * COLUMNS);
        s3.intoArray(sums, 3 * COLUMNS);
        s4.intoArray(sums, 4 * COLUMNS);
        s5.intoArray(sums, 5 * COLUMNS);
        s6.intoArray(sums, 6 * COLUMNS);
        s7.intoArray(sums, 7 * COLUMNS);
        return true;
    }
}
