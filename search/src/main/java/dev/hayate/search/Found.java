package dev.hayate.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A passage that was found.
///
/// @param passage Lucene's number of it in the reader
/// @param sequence the number of its document
/// @param ordinal its number in the document
/// @param score how well it fits
record Found(int passage, long sequence, int ordinal, double score) {
    /// The best first, of equal ones the one that was added first.
    static final Comparator<Found> BEST_FIRST = Comparator.comparingDouble(Found::score)
            .reversed()
            .thenComparingLong(Found::sequence)
            .thenComparingInt(Found::ordinal);

    /// The best passage of every document, the best document first.
    static List<Found> byDocument(Collection<Found> passages) {
        Set<Long> documents = new HashSet<>();
        return passages.stream()
                .sorted(BEST_FIRST)
                .filter(found -> documents.add(found.sequence))
                .toList();
    }
}
