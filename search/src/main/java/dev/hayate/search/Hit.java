package dev.hayate.search;

import java.util.Map;

/// A document that was found, by its best passage. Immutable.
///
/// @param id the document's id
/// @param score how well it fits, in the scale of the search: BM25's, the cosine, or the fusion's
/// @param words the BM25 score of the passage, NaN if the words were not asked or found nothing
/// @param vector the cosine of query and passage, NaN if vectors were not asked or found nothing
/// @param start where the best passage begins in the text, in chars
/// @param end where it ends, exclusive
/// @param title the document's title
/// @param text the whole text; empty if the index does not keep texts
/// @param metadata the document's metadata
public record Hit(
        String id,
        double score,
        double words,
        double vector,
        int start,
        int end,
        String title,
        String text,
        Map<String, Value> metadata) {
    /// The best passage; empty if the index does not keep texts.
    public String passage() {
        return text.isEmpty() ? "" : text.substring(start, end);
    }
}
