package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.numerics.Matrix;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Vectors at every precision.
final class EncodedTexts {
    private final Quantizer quantizer;
    private final List<Precision> precisions;
    private final Map<Precision, Matrix> vectors = new EnumMap<>(Precision.class);

    EncodedTexts(Matrix vectors, Quantizer quantizer, List<Precision> precisions) {
        this.quantizer = quantizer;
        this.precisions = precisions;
        for (Precision precision : precisions) {
            this.vectors.put(precision, quantizer.quantized(vectors, precision));
        }
    }

    /// Vectors whose own ranges int8 divides.
    static EncodedTexts of(Matrix vectors, Scene scene) {
        return new EncodedTexts(vectors, Quantizer.of(vectors), scene.precisions());
    }

    /// Other vectors, quantized with the ranges of these.
    EncodedTexts also(Matrix others) {
        return new EncodedTexts(others, quantizer, precisions);
    }

    Matrix at(Precision precision) {
        Matrix matrix = vectors.get(precision);
        if (matrix == null) {
            throw new IllegalStateException("only " + precisions + " were asked for, not " + precision);
        }
        return matrix;
    }

    Matrix at(Vectors contender) {
        return at(contender.precision()).prefix(contender.dimension());
    }
}
