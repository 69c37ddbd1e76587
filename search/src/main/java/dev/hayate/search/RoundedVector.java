package dev.hayate.search;

/// A vector of length 1 in a byte a value, all vectors in the same steps, so that the products of two such vectors
/// stand in the order of their cosines.
final class RoundedVector {
    private static final int GREATEST = 127;

    /// How many times as large as their mean size values may be before they are cut; hardly one is larger.
    private static final double STANDARD_DEVIATIONS = 4;

    private RoundedVector() {}

    static byte[] of(float[] vector) {
        float scale = (float) (GREATEST * Math.max(1, Math.sqrt(vector.length) / STANDARD_DEVIATIONS));
        byte[] rounded = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            rounded[i] = (byte) Math.clamp(Math.round(vector[i] * scale), -GREATEST, GREATEST);
        }
        return rounded;
    }
}
