package dev.hayate.evaluation.score;

import java.util.Locale;

/// What is measured at a task.
public sealed interface Contender {
    /// A short name for tables and files: `256`, `256-int8`, `bm25`, `hybrid-256`.
    String title();

    /// The model at a dimension.
    record Vectors(int dimension, Precision precision) implements Contender {
        @Override
        public String title() {
            return precision == Precision.FLOAT32
                    ? Integer.toString(dimension)
                    : dimension + "-" + precision.name().toLowerCase(Locale.ROOT);
        }
    }

    /// BM25 of Lucene over the words of its Japanese analysis, the whole corpus in one index.
    record Bm25() implements Contender {
        @Override
        public String title() {
            return "bm25";
        }
    }

    /// Okapi BM25 that knows only the candidates of one query, as JQaRA has it.
    record Okapi() implements Contender {
        @Override
        public String title() {
            return "okapi";
        }
    }

    /// Reciprocal rank fusion of BM25 and the model.
    record Hybrid(Vectors vectors) implements Contender {
        @Override
        public String title() {
            return "hybrid-" + vectors.title();
        }
    }

    /// Chance.
    record Random() implements Contender {
        @Override
        public String title() {
            return "random";
        }
    }

    /// How the values of vectors are kept.
    enum Precision {
        /// As they are.
        FLOAT32,
        /// One of 256 steps of the range of each dimension.
        INT8,
        /// The sign.
        BINARY
    }
}
