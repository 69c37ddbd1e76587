package dev.hayate;

/// The least and the greatest value of every dimension, from which [Quantization] makes its buckets. Take them
/// once from many typical vectors and keep them with the quantized ones.
///
/// @param minima shape `[dimension]`; not copied
/// @param maxima shape `[dimension]`; not copied
@SuppressWarnings("ArrayRecordComponent")
public record QuantizationRanges(float[] minima, float[] maxima) {

    /// Checks the shapes.
    ///
    /// @throws IllegalArgumentException if they differ
    public QuantizationRanges {
        Embeddings.requireDimension(minima.length, maxima.length);
    }

    /// The ranges of calibration vectors.
    ///
    /// @throws IllegalArgumentException if there are none, or a value is NaN
    public static QuantizationRanges of(Embeddings calibration) {
        if (calibration.rows() == 0) {
            throw new IllegalArgumentException("expected at least one vector to take ranges from, got none");
        }
        float[] minima = calibration.row(0);
        float[] maxima = minima.clone();
        for (int row = 0; row < calibration.rows(); row++) {
            for (int i = 0; i < minima.length; i++) {
                float value = calibration.value(row, i);
                if (Float.isNaN(value)) {
                    throw new IllegalArgumentException("row " + row + ", index " + i + ": NaN has no range");
                }
                minima[i] = Math.min(minima[i], value);
                maxima[i] = Math.max(maxima[i], value);
            }
        }
        return new QuantizationRanges(minima, maxima);
    }

    /// The number of dimensions.
    public int dimension() {
        return minima.length;
    }

    /// The width of a bucket in every dimension; 1 where all values are equal.
    float[] steps() {
        float[] steps = new float[minima.length];
        for (int i = 0; i < steps.length; i++) {
            float step = (maxima[i] - minima[i]) / 255;
            steps[i] = step == 0 ? 1 : step;
        }
        return steps;
    }
}
