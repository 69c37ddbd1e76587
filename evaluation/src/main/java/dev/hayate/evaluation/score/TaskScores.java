package dev.hayate.evaluation.score;

import dev.hayate.evaluation.task.TaskKind;
import java.util.List;

/// How all contenders did at one task.
///
/// @param task the name of the data set
/// @param suite the suite that it belongs to
/// @param texts how many texts the model encoded for it
/// @param encodeSeconds how long that took
/// @param seconds how long the whole task took
/// @param outcomes in the order in which they shall be shown; the model at its first dimension is the first
public record TaskScores(
        String suite,
        String task,
        TaskKind kind,
        String metric,
        long texts,
        double encodeSeconds,
        double seconds,
        List<Outcome> outcomes) {}
