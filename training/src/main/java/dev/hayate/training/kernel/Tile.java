package dev.hayate.training.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of eight rows with one, two or three vectors of columns, whose sums stay in registers over all steps.
///
/// Every method computes `sums[p][r][c] = base[r][c] + Σ left[r][k] · right[k][c]` over the steps `k < ends[p]`,
/// for eight rows `r` and rising `ends`, steps in order, each with a fused multiply-add. Element `left[r][k]` lies
/// at `at + r * rowStride + k * stepStride`, `right[k][c]` at `rightAt + k * rightStride + c`, and those of `base`
/// and all `sums` at `sumAt + r * sumStride + c`; `base` may be one of `sums`. The three are written out, as a
/// compiler keeps vectors in registers only where each has a name.
final class Tile {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final int LANES = FLOATS.length();
    static final int ROWS = 8;

    private Tile() {}

    static void add8x3(
            float[] left,
            int at,
            int rowStride,
            int stepStride,
            float[] right,
            int rightAt,
            int rightStride,
            float[] base,
            int[] ends,
            float[][] sums,
            int sumAt,
            int sumStride) {
        FloatVector s00 = FloatVector.fromArray(FLOATS, base, sumAt);
        FloatVector s01 = FloatVector.fromArray(FLOATS, base, sumAt + LANES);
        FloatVector s02 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * LANES);
        FloatVector s10 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride);
        FloatVector s11 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride + LANES);
        FloatVector s12 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride + 2 * LANES);
        FloatVector s20 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride);
        FloatVector s21 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride + LANES);
        FloatVector s22 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride + 2 * LANES);
        FloatVector s30 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride);
        FloatVector s31 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride + LANES);
        FloatVector s32 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride + 2 * LANES);
        FloatVector s40 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride);
        FloatVector s41 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride + LANES);
        FloatVector s42 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride + 2 * LANES);
        FloatVector s50 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride);
        FloatVector s51 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride + LANES);
        FloatVector s52 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride + 2 * LANES);
        FloatVector s60 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride);
        FloatVector s61 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride + LANES);
        FloatVector s62 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride + 2 * LANES);
        FloatVector s70 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride);
        FloatVector s71 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride + LANES);
        FloatVector s72 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride + 2 * LANES);
        int at1 = at + rowStride;
        int at2 = at + 2 * rowStride;
        int at3 = at + 3 * rowStride;
        int at4 = at + 4 * rowStride;
        int at5 = at + 5 * rowStride;
        int at6 = at + 6 * rowStride;
        int at7 = at + 7 * rowStride;
        int r = rightAt;
        int l = 0;
        int step = 0;
        for (int p = 0; p < ends.length; p++) {
            for (int end = ends[p]; step < end; step++) {
                FloatVector r0 = FloatVector.fromArray(FLOATS, right, r);
                FloatVector r1 = FloatVector.fromArray(FLOATS, right, r + LANES);
                FloatVector r2 = FloatVector.fromArray(FLOATS, right, r + 2 * LANES);
                FloatVector l0 = FloatVector.broadcast(FLOATS, left[at + l]);
                s00 = l0.fma(r0, s00);
                s01 = l0.fma(r1, s01);
                s02 = l0.fma(r2, s02);
                FloatVector l1 = FloatVector.broadcast(FLOATS, left[at1 + l]);
                s10 = l1.fma(r0, s10);
                s11 = l1.fma(r1, s11);
                s12 = l1.fma(r2, s12);
                FloatVector l2 = FloatVector.broadcast(FLOATS, left[at2 + l]);
                s20 = l2.fma(r0, s20);
                s21 = l2.fma(r1, s21);
                s22 = l2.fma(r2, s22);
                FloatVector l3 = FloatVector.broadcast(FLOATS, left[at3 + l]);
                s30 = l3.fma(r0, s30);
                s31 = l3.fma(r1, s31);
                s32 = l3.fma(r2, s32);
                FloatVector l4 = FloatVector.broadcast(FLOATS, left[at4 + l]);
                s40 = l4.fma(r0, s40);
                s41 = l4.fma(r1, s41);
                s42 = l4.fma(r2, s42);
                FloatVector l5 = FloatVector.broadcast(FLOATS, left[at5 + l]);
                s50 = l5.fma(r0, s50);
                s51 = l5.fma(r1, s51);
                s52 = l5.fma(r2, s52);
                FloatVector l6 = FloatVector.broadcast(FLOATS, left[at6 + l]);
                s60 = l6.fma(r0, s60);
                s61 = l6.fma(r1, s61);
                s62 = l6.fma(r2, s62);
                FloatVector l7 = FloatVector.broadcast(FLOATS, left[at7 + l]);
                s70 = l7.fma(r0, s70);
                s71 = l7.fma(r1, s71);
                s72 = l7.fma(r2, s72);
                r += rightStride;
                l += stepStride;
            }
            float[] sum = sums[p];
            s00.intoArray(sum, sumAt);
            s01.intoArray(sum, sumAt + LANES);
            s02.intoArray(sum, sumAt + 2 * LANES);
            s10.intoArray(sum, sumAt + sumStride);
            s11.intoArray(sum, sumAt + sumStride + LANES);
            s12.intoArray(sum, sumAt + sumStride + 2 * LANES);
            s20.intoArray(sum, sumAt + 2 * sumStride);
            s21.intoArray(sum, sumAt + 2 * sumStride + LANES);
            s22.intoArray(sum, sumAt + 2 * sumStride + 2 * LANES);
            s30.intoArray(sum, sumAt + 3 * sumStride);
            s31.intoArray(sum, sumAt + 3 * sumStride + LANES);
            s32.intoArray(sum, sumAt + 3 * sumStride + 2 * LANES);
            s40.intoArray(sum, sumAt + 4 * sumStride);
            s41.intoArray(sum, sumAt + 4 * sumStride + LANES);
            s42.intoArray(sum, sumAt + 4 * sumStride + 2 * LANES);
            s50.intoArray(sum, sumAt + 5 * sumStride);
            s51.intoArray(sum, sumAt + 5 * sumStride + LANES);
            s52.intoArray(sum, sumAt + 5 * sumStride + 2 * LANES);
            s60.intoArray(sum, sumAt + 6 * sumStride);
            s61.intoArray(sum, sumAt + 6 * sumStride + LANES);
            s62.intoArray(sum, sumAt + 6 * sumStride + 2 * LANES);
            s70.intoArray(sum, sumAt + 7 * sumStride);
            s71.intoArray(sum, sumAt + 7 * sumStride + LANES);
            s72.intoArray(sum, sumAt + 7 * sumStride + 2 * LANES);
        }
    }

    static void add8x2(
            float[] left,
            int at,
            int rowStride,
            int stepStride,
            float[] right,
            int rightAt,
            int rightStride,
            float[] base,
            int[] ends,
            float[][] sums,
            int sumAt,
            int sumStride) {
        FloatVector s00 = FloatVector.fromArray(FLOATS, base, sumAt);
        FloatVector s01 = FloatVector.fromArray(FLOATS, base, sumAt + LANES);
        FloatVector s10 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride);
        FloatVector s11 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride + LANES);
        FloatVector s20 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride);
        FloatVector s21 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride + LANES);
        FloatVector s30 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride);
        FloatVector s31 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride + LANES);
        FloatVector s40 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride);
        FloatVector s41 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride + LANES);
        FloatVector s50 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride);
        FloatVector s51 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride + LANES);
        FloatVector s60 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride);
        FloatVector s61 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride + LANES);
        FloatVector s70 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride);
        FloatVector s71 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride + LANES);
        int at1 = at + rowStride;
        int at2 = at + 2 * rowStride;
        int at3 = at + 3 * rowStride;
        int at4 = at + 4 * rowStride;
        int at5 = at + 5 * rowStride;
        int at6 = at + 6 * rowStride;
        int at7 = at + 7 * rowStride;
        int r = rightAt;
        int l = 0;
        int step = 0;
        for (int p = 0; p < ends.length; p++) {
            for (int end = ends[p]; step < end; step++) {
                FloatVector r0 = FloatVector.fromArray(FLOATS, right, r);
                FloatVector r1 = FloatVector.fromArray(FLOATS, right, r + LANES);
                FloatVector l0 = FloatVector.broadcast(FLOATS, left[at + l]);
                s00 = l0.fma(r0, s00);
                s01 = l0.fma(r1, s01);
                FloatVector l1 = FloatVector.broadcast(FLOATS, left[at1 + l]);
                s10 = l1.fma(r0, s10);
                s11 = l1.fma(r1, s11);
                FloatVector l2 = FloatVector.broadcast(FLOATS, left[at2 + l]);
                s20 = l2.fma(r0, s20);
                s21 = l2.fma(r1, s21);
                FloatVector l3 = FloatVector.broadcast(FLOATS, left[at3 + l]);
                s30 = l3.fma(r0, s30);
                s31 = l3.fma(r1, s31);
                FloatVector l4 = FloatVector.broadcast(FLOATS, left[at4 + l]);
                s40 = l4.fma(r0, s40);
                s41 = l4.fma(r1, s41);
                FloatVector l5 = FloatVector.broadcast(FLOATS, left[at5 + l]);
                s50 = l5.fma(r0, s50);
                s51 = l5.fma(r1, s51);
                FloatVector l6 = FloatVector.broadcast(FLOATS, left[at6 + l]);
                s60 = l6.fma(r0, s60);
                s61 = l6.fma(r1, s61);
                FloatVector l7 = FloatVector.broadcast(FLOATS, left[at7 + l]);
                s70 = l7.fma(r0, s70);
                s71 = l7.fma(r1, s71);
                r += rightStride;
                l += stepStride;
            }
            float[] sum = sums[p];
            s00.intoArray(sum, sumAt);
            s01.intoArray(sum, sumAt + LANES);
            s10.intoArray(sum, sumAt + sumStride);
            s11.intoArray(sum, sumAt + sumStride + LANES);
            s20.intoArray(sum, sumAt + 2 * sumStride);
            s21.intoArray(sum, sumAt + 2 * sumStride + LANES);
            s30.intoArray(sum, sumAt + 3 * sumStride);
            s31.intoArray(sum, sumAt + 3 * sumStride + LANES);
            s40.intoArray(sum, sumAt + 4 * sumStride);
            s41.intoArray(sum, sumAt + 4 * sumStride + LANES);
            s50.intoArray(sum, sumAt + 5 * sumStride);
            s51.intoArray(sum, sumAt + 5 * sumStride + LANES);
            s60.intoArray(sum, sumAt + 6 * sumStride);
            s61.intoArray(sum, sumAt + 6 * sumStride + LANES);
            s70.intoArray(sum, sumAt + 7 * sumStride);
            s71.intoArray(sum, sumAt + 7 * sumStride + LANES);
        }
    }

    static void add8x1(
            float[] left,
            int at,
            int rowStride,
            int stepStride,
            float[] right,
            int rightAt,
            int rightStride,
            float[] base,
            int[] ends,
            float[][] sums,
            int sumAt,
            int sumStride) {
        FloatVector s00 = FloatVector.fromArray(FLOATS, base, sumAt);
        FloatVector s10 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride);
        FloatVector s20 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride);
        FloatVector s30 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride);
        FloatVector s40 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride);
        FloatVector s50 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride);
        FloatVector s60 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride);
        FloatVector s70 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride);
        int at1 = at + rowStride;
        int at2 = at + 2 * rowStride;
        int at3 = at + 3 * rowStride;
        int at4 = at + 4 * rowStride;
        int at5 = at + 5 * rowStride;
        int at6 = at + 6 * rowStride;
        int at7 = at + 7 * rowStride;
        int r = rightAt;
        int l = 0;
        int step = 0;
        for (int p = 0; p < ends.length; p++) {
            for (int end = ends[p]; step < end; step++) {
                FloatVector r0 = FloatVector.fromArray(FLOATS, right, r);
                FloatVector l0 = FloatVector.broadcast(FLOATS, left[at + l]);
                s00 = l0.fma(r0, s00);
                FloatVector l1 = FloatVector.broadcast(FLOATS, left[at1 + l]);
                s10 = l1.fma(r0, s10);
                FloatVector l2 = FloatVector.broadcast(FLOATS, left[at2 + l]);
                s20 = l2.fma(r0, s20);
                FloatVector l3 = FloatVector.broadcast(FLOATS, left[at3 + l]);
                s30 = l3.fma(r0, s30);
                FloatVector l4 = FloatVector.broadcast(FLOATS, left[at4 + l]);
                s40 = l4.fma(r0, s40);
                FloatVector l5 = FloatVector.broadcast(FLOATS, left[at5 + l]);
                s50 = l5.fma(r0, s50);
                FloatVector l6 = FloatVector.broadcast(FLOATS, left[at6 + l]);
                s60 = l6.fma(r0, s60);
                FloatVector l7 = FloatVector.broadcast(FLOATS, left[at7 + l]);
                s70 = l7.fma(r0, s70);
                r += rightStride;
                l += stepStride;
            }
            float[] sum = sums[p];
            s00.intoArray(sum, sumAt);
            s10.intoArray(sum, sumAt + sumStride);
            s20.intoArray(sum, sumAt + 2 * sumStride);
            s30.intoArray(sum, sumAt + 3 * sumStride);
            s40.intoArray(sum, sumAt + 4 * sumStride);
            s50.intoArray(sum, sumAt + 5 * sumStride);
            s60.intoArray(sum, sumAt + 6 * sumStride);
            s70.intoArray(sum, sumAt + 7 * sumStride);
        }
    }
}
