package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.task.TextPairs;
import dev.hayate.numerics.Matrix;
import java.util.EnumMap;
import java.util.Map;

/// The vectors of pairs, at every precision; int8 divides the ranges of the first texts.
final class EncodedPairs {
    private final Map<Precision, Matrix> first = new EnumMap<>(Precision.class);
    private final Map<Precision, Matrix> second = new EnumMap<>(Precision.class);

    private EncodedPairs() {}

    static EncodedPairs of(TextPairs pairs, Scene scene) {
        Matrix first = scene.encoder().texts(pairs.first());
        Matrix second = scene.encoder().texts(pairs.second());
        Quantizer quantizer = Quantizer.of(first);
        EncodedPairs encoded = new EncodedPairs();
        for (Precision precision : scene.precisions()) {
            encoded.first.put(precision, quantizer.quantized(first, precision));
            encoded.second.put(precision, quantizer.quantized(second, precision));
        }
        return encoded;
    }

    View at(Vectors contender) {
        return new View(
                matrix(first, contender.precision()), matrix(second, contender.precision()), contender.dimension());
    }

    private static Matrix matrix(Map<Precision, Matrix> by, Precision precision) {
        Matrix matrix = by.get(precision);
        if (matrix == null) {
            throw new IllegalStateException("not encoded at " + precision);
        }
        return matrix;
    }

    /// The pairs at a dimension.
    record View(Matrix first, Matrix second, int dimension) {
        double[] values(PairMeasure measure) {
            return measure.of(first, second, dimension);
        }
    }
}
