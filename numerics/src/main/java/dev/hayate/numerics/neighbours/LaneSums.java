package dev.hayate.numerics.neighbours;

/// The sum of products of two vectors, in float64, in the order of `Similarity` in core: eight partial sums beside
/// each other, so that the bits are the same.
final class LaneSums {
    private LaneSums() {}

    static double dot(float[] a, int aStart, float[] b, int bStart, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            s0 += (double) a[aStart + i] * b[bStart + i];
            s1 += (double) a[aStart + i + 1] * b[bStart + i + 1];
            s2 += (double) a[aStart + i + 2] * b[bStart + i + 2];
            s3 += (double) a[aStart + i + 3] * b[bStart + i + 3];
            s4 += (double) a[aStart + i + 4] * b[bStart + i + 4];
            s5 += (double) a[aStart + i + 5] * b[bStart + i + 5];
            s6 += (double) a[aStart + i + 6] * b[bStart + i + 6];
            s7 += (double) a[aStart + i + 7] * b[bStart + i + 7];
        }
        for (; i < length; i++) {
            s0 += (double) a[aStart + i] * b[bStart + i];
        }
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }
}
