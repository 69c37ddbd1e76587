package dev.hayate.evaluation;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.score.Contender.Precision;
import java.util.List;

/// What is measured, and how.
///
/// @param dimensions the prefixes of the vectors; the greatest is reported first
/// @param precisions how the values of vectors are kept; float32 is always among them
/// @param baselines whether BM25, its fusion with the model, and chance are measured at searches
/// @param prompts what is put before texts
/// @param seed of what is drawn by chance
/// @param threads at least 1
public record EvaluationOptions(
        List<Integer> dimensions,
        List<Precision> precisions,
        boolean baselines,
        Prompts prompts,
        long seed,
        int threads) {
    /// Sorts dimensions and precisions, and takes each once.
    ///
    /// @throws IllegalArgumentException if there is no dimension, or one below 1
    public EvaluationOptions {
        if (dimensions.isEmpty() || dimensions.stream().anyMatch(d -> d < 1)) {
            throw new IllegalArgumentException("dimensions must be at least 1, not " + dimensions);
        }
        dimensions = dimensions.stream().distinct().sorted().toList().reversed();
        List<Precision> wanted = precisions;
        precisions = List.of(Precision.values()).stream()
                .filter(precision -> precision == Precision.FLOAT32 || wanted.contains(precision))
                .toList();
    }

    /// Checks that a model has as many dimensions.
    ///
    /// @throws IllegalArgumentException if it has fewer
    public void requireDimensionsOf(StaticEmbeddingModel model) {
        int greatest = dimensions.getFirst();
        if (greatest > model.dimension()) {
            throw new IllegalArgumentException(
                    "the model has " + model.dimension() + " dimensions and cannot be measured at " + greatest);
        }
    }

    /// These dimensions of float32, with baselines, on all cores.
    public static EvaluationOptions at(Integer... dimensions) {
        return new EvaluationOptions(
                List.of(dimensions),
                List.of(Precision.FLOAT32),
                true,
                Prompts.NONE,
                42,
                Runtime.getRuntime().availableProcessors());
    }
}
