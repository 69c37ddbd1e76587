package dev.hayate.training.recipe;

import java.nio.file.Path;

/// What a table is measured with on the way.
public sealed interface EvaluationSet {
    /// What the set is called.
    String name();

    /// Pairs of sentences with a score of their similarity; measured by Spearman's correlation.
    record Sts(String name, Path file) implements EvaluationSet {}

    /// Queries and the documents that answer them; measured by nDCG@10.
    record Retrieval(String name, Path corpus, Path queries) implements EvaluationSet {}

    /// Sentences and their translations; measured by how many find theirs.
    record Bitext(String name, Path file) implements EvaluationSet {}
}
