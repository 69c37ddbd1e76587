package dev.hayate.numerics;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Products of eight rows with a panel of columns, whose sums stay in registers over all steps.
///
/// Every method computes `sums[p][r][c] = base[r][c] + Σ left[r][k] · right[k][c]` over the steps `k < ends[p]`,
/// for eight rows `r` and rising `ends`, steps in order, each with a fused multiply-add; `base` may be one of
/// `sums`. The shapes are written out, as a compiler keeps vectors in registers only where each has a name; and
/// they step through memory by constants, as only then it checks bounds once a loop and not at every access.
final class Tile {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final int LANES = FLOATS.length();
    static final int ROWS = 8;

    private Tile() {}

    /// Takes the rows from `row` on and the panel that begins with `column`.
    ///
    /// @param base the layout of every sum, too
    static void add(Gemm.Rows left, int row, Panels right, int column, Gemm.Rows base, int[] ends, float[][] sums) {
        int at = left.at(row);
        int rightAt = right.at(column);
        int sumAt = base.at(row) + column;
        if (Panels.WIDTH == 2) {
            add8x2(
                    left.values(),
                    at,
                    left.stride(),
                    right.values(),
                    rightAt,
                    base.values(),
                    ends,
                    sums,
                    sumAt,
                    base.stride());
        } else {
            add8x1(
                    left.values(),
                    at,
                    left.stride(),
                    right.values(),
                    rightAt,
                    base.values(),
                    ends,
                    sums,
                    sumAt,
                    base.stride());
        }
    }

    /// Copies a row of a panel.
    static void copy(float[] from, int at, float[] to, int toAt) {
        for (int i = 0; i < Panels.COLUMNS; i += LANES) {
            FloatVector.fromArray(FLOATS, from, at + i).intoArray(to, toAt + i);
        }
    }

    private static void add8x2(
            float[] left,
            int at,
            int stride,
            float[] right,
            int rightAt,
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
        int at1 = at + stride;
        int at2 = at + 2 * stride;
        int at3 = at + 3 * stride;
        int at4 = at + 4 * stride;
        int at5 = at + 5 * stride;
        int at6 = at + 6 * stride;
        int at7 = at + 7 * stride;
        int k = 0;
        for (int p = 0; p < ends.length; p++) {
            for (int end = ends[p]; k < end; k++) {
                FloatVector r0 = FloatVector.fromArray(FLOATS, right, rightAt + k * 2 * LANES);
                FloatVector r1 = FloatVector.fromArray(FLOATS, right, rightAt + k * 2 * LANES + LANES);
                FloatVector l0 = FloatVector.broadcast(FLOATS, left[at + k]);
                s00 = l0.fma(r0, s00);
                s01 = l0.fma(r1, s01);
                FloatVector l1 = FloatVector.broadcast(FLOATS, left[at1 + k]);
                s10 = l1.fma(r0, s10);
                s11 = l1.fma(r1, s11);
                FloatVector l2 = FloatVector.broadcast(FLOATS, left[at2 + k]);
                s20 = l2.fma(r0, s20);
                s21 = l2.fma(r1, s21);
                FloatVector l3 = FloatVector.broadcast(FLOATS, left[at3 + k]);
                s30 = l3.fma(r0, s30);
                s31 = l3.fma(r1, s31);
                FloatVector l4 = FloatVector.broadcast(FLOATS, left[at4 + k]);
                s40 = l4.fma(r0, s40);
                s41 = l4.fma(r1, s41);
                FloatVector l5 = FloatVector.broadcast(FLOATS, left[at5 + k]);
                s50 = l5.fma(r0, s50);
                s51 = l5.fma(r1, s51);
                FloatVector l6 = FloatVector.broadcast(FLOATS, left[at6 + k]);
                s60 = l6.fma(r0, s60);
                s61 = l6.fma(r1, s61);
                FloatVector l7 = FloatVector.broadcast(FLOATS, left[at7 + k]);
                s70 = l7.fma(r0, s70);
                s71 = l7.fma(r1, s71);
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

    private static void add8x1(
            float[] left,
            int at,
            int stride,
            float[] right,
            int rightAt,
            float[] base,
            int[] ends,
            float[][] sums,
            int sumAt,
            int sumStride) {
        FloatVector s0 = FloatVector.fromArray(FLOATS, base, sumAt);
        FloatVector s1 = FloatVector.fromArray(FLOATS, base, sumAt + sumStride);
        FloatVector s2 = FloatVector.fromArray(FLOATS, base, sumAt + 2 * sumStride);
        FloatVector s3 = FloatVector.fromArray(FLOATS, base, sumAt + 3 * sumStride);
        FloatVector s4 = FloatVector.fromArray(FLOATS, base, sumAt + 4 * sumStride);
        FloatVector s5 = FloatVector.fromArray(FLOATS, base, sumAt + 5 * sumStride);
        FloatVector s6 = FloatVector.fromArray(FLOATS, base, sumAt + 6 * sumStride);
        FloatVector s7 = FloatVector.fromArray(FLOATS, base, sumAt + 7 * sumStride);
        int at1 = at + stride;
        int at2 = at + 2 * stride;
        int at3 = at + 3 * stride;
        int at4 = at + 4 * stride;
        int at5 = at + 5 * stride;
        int at6 = at + 6 * stride;
        int at7 = at + 7 * stride;
        int k = 0;
        for (int p = 0; p < ends.length; p++) {
            for (int end = ends[p]; k < end; k++) {
                FloatVector r = FloatVector.fromArray(FLOATS, right, rightAt + k * LANES);
                s0 = r.fma(FloatVector.broadcast(FLOATS, left[at + k]), s0);
                s1 = r.fma(FloatVector.broadcast(FLOATS, left[at1 + k]), s1);
                s2 = r.fma(FloatVector.broadcast(FLOATS, left[at2 + k]), s2);
                s3 = r.fma(FloatVector.broadcast(FLOATS, left[at3 + k]), s3);
                s4 = r.fma(FloatVector.broadcast(FLOATS, left[at4 + k]), s4);
                s5 = r.fma(FloatVector.broadcast(FLOATS, left[at5 + k]), s5);
                s6 = r.fma(FloatVector.broadcast(FLOATS, left[at6 + k]), s6);
                s7 = r.fma(FloatVector.broadcast(FLOATS, left[at7 + k]), s7);
            }
            float[] sum = sums[p];
            s0.intoArray(sum, sumAt);
            s1.intoArray(sum, sumAt + sumStride);
            s2.intoArray(sum, sumAt + 2 * sumStride);
            s3.intoArray(sum, sumAt + 3 * sumStride);
            s4.intoArray(sum, sumAt + 4 * sumStride);
            s5.intoArray(sum, sumAt + 5 * sumStride);
            s6.intoArray(sum, sumAt + 6 * sumStride);
            s7.intoArray(sum, sumAt + 7 * sumStride);
        }
    }
}
