package dev.hayate.evaluation.task;

import java.util.Optional;

/// A data set and what is asked of a model by it. Where there is a `dev` part, what may be chosen (a similarity, a
/// classifier, an algorithm) is chosen by it; where there is none, the usual one is taken.
public sealed interface Task {
    /// The name of the data set, which is that of its files: `jsts`, `nlp_journal_title_abs`.
    String name();

    /// What is asked.
    TaskKind kind();

    /// The metric that counts: that of the kind unless a suite has another, such as `map@10`.
    default String metric() {
        return kind().metric();
    }

    /// Semantic textual similarity.
    record Sts(String name, Optional<TextPairs> dev, TextPairs test) implements Task {
        @Override
        public TaskKind kind() {
            return TaskKind.STS;
        }
    }

    /// Pairs that mean the same (score 1) or do not (score 0).
    record PairClassification(String name, TextPairs dev, TextPairs test) implements Task {
        @Override
        public TaskKind kind() {
            return TaskKind.PAIR_CLASSIFICATION;
        }
    }

    /// Labels, learned from `train`.
    record Classification(String name, LabelledTexts train, Optional<LabelledTexts> dev, LabelledTexts test)
            implements Task {
        @Override
        public TaskKind kind() {
            return TaskKind.CLASSIFICATION;
        }
    }

    /// Groups, as many as `test` has labels.
    record Clustering(String name, Optional<LabelledTexts> dev, LabelledTexts test) implements Task {
        @Override
        public TaskKind kind() {
            return TaskKind.CLUSTERING;
        }
    }

    /// Queries that search a corpus.
    ///
    /// @param metric what counts, such as `ndcg@10`
    record Retrieval(String name, Optional<Queries> dev, Queries test, Corpus corpus, String metric) implements Task {
        @Override
        public TaskKind kind() {
            return TaskKind.RETRIEVAL;
        }
    }

    /// Queries, each with candidates of its own.
    ///
    /// @param texts the texts of all candidates, each once
    /// @param metric what counts, such as `ndcg@10`
    record Reranking(String name, Optional<Candidates> dev, Candidates test, Passages texts, String metric)
            implements Task {
        @Override
        public TaskKind kind() {
            return TaskKind.RERANKING;
        }
    }
}
