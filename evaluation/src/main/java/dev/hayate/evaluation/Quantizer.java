package dev.hayate.evaluation;

import dev.hayate.Embeddings;
import dev.hayate.Quantization;
import dev.hayate.QuantizationRanges;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.numerics.Matrix;

/// Makes of vectors what is left of them at a precision, as float32 again: the codes of int8, or 1 and -1 for the
/// signs. So whatever is computed with vectors is computed as by a program that keeps them so. Before int8 vectors
/// are scaled to length 1, as the longest would stretch all ranges otherwise.
final class Quantizer {
    private final QuantizationRanges ranges;

    private Quantizer(QuantizationRanges ranges) {
        this.ranges = ranges;
    }

    /// @param calibration the vectors whose ranges int8 divides; at least one
    static Quantizer of(Matrix calibration) {
        return new Quantizer(QuantizationRanges.of(embeddings(calibration)));
    }

    Matrix quantized(Matrix vectors, Precision precision) {
        return switch (precision) {
            case FLOAT32 -> vectors;
            case INT8 -> codes(vectors);
            case BINARY -> signs(vectors);
        };
    }

    private Matrix codes(Matrix vectors) {
        byte[] codes = Quantization.INT8.quantize(embeddings(vectors), ranges).values();
        Matrix quantized = Matrix.of(vectors.rows(), vectors.columns());
        for (int row = 0; row < vectors.rows(); row++) {
            for (int d = 0; d < vectors.columns(); d++) {
                quantized.values()[quantized.at(row) + d] = codes[row * vectors.columns() + d];
            }
        }
        return quantized;
    }

    private static Matrix signs(Matrix vectors) {
        Matrix signs = Matrix.of(vectors.rows(), vectors.columns());
        for (int row = 0; row < vectors.rows(); row++) {
            for (int d = 0; d < vectors.columns(); d++) {
                signs.values()[signs.at(row) + d] = vectors.values()[vectors.at(row) + d] > 0 ? 1 : -1;
            }
        }
        return signs;
    }

    private static Embeddings embeddings(Matrix vectors) {
        float[] values = new float[vectors.rows() * vectors.columns()];
        for (int row = 0; row < vectors.rows(); row++) {
            System.arraycopy(vectors.values(), vectors.at(row), values, row * vectors.columns(), vectors.columns());
        }
        return new Embeddings(values, vectors.rows(), vectors.columns()).normalized();
    }
}
