package dev.hayate.search;

import dev.hayate.search.fusion.Fusion;
import dev.hayate.search.fusion.WeightedSum;

/// What a query is compared with.
public sealed interface Mode {

    /// The words of titles and texts, by BM25.
    record Words() implements Mode {}

    /// The vectors of texts, by cosine.
    record Vectors() implements Mode {}

    /// Both.
    ///
    /// @param fusion how their scores are joined
    record Hybrid(Fusion fusion) implements Mode {
        /// By the weighted sum.
        public static final Hybrid DEFAULT = new Hybrid(WeightedSum.DEFAULT);
    }
}
