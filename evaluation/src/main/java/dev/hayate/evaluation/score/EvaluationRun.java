package dev.hayate.evaluation.score;

import java.util.List;

/// A whole evaluation of one model.
///
/// @param model what the caller calls it: a folder, a hub id
/// @param fingerprint of its table and tokenizer
/// @param dimension of the model itself
/// @param vocabulary rows of its table
/// @param normalizes whether the model normalizes its vectors
/// @param protocol `published` or `corrected`
/// @param sources by suite, where its data come from: a data set of the hub and its revision, or a folder
/// @param machine processor, threads, Java, in words
/// @param seed of what is drawn by chance
/// @param tasks in the order of the suite
public record EvaluationRun(
        String model,
        String fingerprint,
        int dimension,
        int vocabulary,
        boolean normalizes,
        String protocol,
        List<String> sources,
        List<String> machine,
        long seed,
        List<TaskScores> tasks) {}
