package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.Rankings;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.numerics.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// What all tasks of an evaluation have in common.
///
/// @param rankings takes what is found for queries
/// @param folder where files of a task may lie while it runs
record Scene(
        TextEncoder encoder,
        EvaluationOptions options,
        Protocol protocol,
        Workers workers,
        Path folder,
        EvaluationListener listener,
        Rankings rankings) {
    /// The model at every dimension and precision, float32 first.
    List<Vectors> contenders() {
        return options.precisions().stream()
                .flatMap(precision -> options.dimensions().stream().map(d -> new Contender.Vectors(d, precision)))
                .toList();
    }

    /// Measures contenders one after another.
    List<Outcome> outcomes(Function<Vectors, Outcome> measure) {
        List<Outcome> outcomes = new ArrayList<>();
        List<Vectors> contenders = contenders();
        listener.begins("dimensions", OptionalLong.of(contenders.size()));
        for (Vectors contender : contenders) {
            outcomes.add(measure.apply(contender));
            listener.reached(outcomes.size());
        }
        return outcomes;
    }

    /// The dimensions, rising.
    int[] rising() {
        return options.dimensions().reversed().stream().mapToInt(d -> d).toArray();
    }

    /// Where a dimension is among the rising ones.
    int prefix(Vectors contender) {
        return options.dimensions().size() - 1 - options.dimensions().indexOf(contender.dimension());
    }

    List<Precision> precisions() {
        return options.precisions();
    }
}
