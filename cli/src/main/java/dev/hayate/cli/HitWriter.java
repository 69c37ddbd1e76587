package dev.hayate.cli;

import dev.hayate.search.Hit;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.List;

/// A form of hits.
sealed interface HitWriter permits TextHits, JsonHits, TrecHits {
    /// Writes the hits of a query, the best first.
    ///
    /// @param words how the index cuts texts, to mark those of the query
    void write(IndexSearchOptions.Query query, List<Hit> hits, JapaneseWords words, ResultWriter out)
            throws IOException;
}
