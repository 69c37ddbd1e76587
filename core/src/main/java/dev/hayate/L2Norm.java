package dev.hayate;

/// Scaling to length 1. Norms are summed in float64.
final class L2Norm {
    /// What torch puts in the place of a smaller norm.
    private static final double TORCH_FLOOR = 1e-12;

    /// What Model2Vec adds to every norm.
    private static final double MODEL2VEC_EXTRA = 1e-32;

    private L2Norm() {}

    static double norm(float[] values, int from, int length) {
        return Math.sqrt(DotProduct.of(values, from, values, from, length));
    }

    /// The norm, but never less than what torch divides by.
    static double floored(double norm) {
        return Math.max(norm, TORCH_FLOOR);
    }

    /// As `torch.nn.functional.normalize`.
    static void normalize(float[] values, int from, int length) {
        divide(values, from, length, floored(norm(values, from, length)));
    }

    /// As `StaticModel.encode` of Model2Vec with `normalize`.
    static void normalizeLikeModel2Vec(float[] values, int from, int length) {
        divide(values, from, length, norm(values, from, length) + MODEL2VEC_EXTRA);
    }

    static void divide(float[] values, int from, int length, double norm) {
        float divisor = (float) norm;
        for (int i = from; i < from + length; i++) {
            values[i] /= divisor;
        }
    }
}
