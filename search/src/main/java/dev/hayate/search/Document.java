package dev.hayate.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is searched for. Immutable.
///
/// @param id by which it is updated and deleted; not empty
/// @param title found by its words, which count more than those of the text; may be empty
/// @param text found by its words and its vectors; may be empty
/// @param metadata what filters ask for, by name, in this order
public record Document(String id, String title, String text, Map<String, Value> metadata) {
    /// What Lucene allows for a term, in bytes of UTF-8.
    private static final int LONGEST_ID = 32_766;

    /// Checks the id and keeps its own copy of the metadata.
    ///
    /// @throws IllegalArgumentException if the id is empty or longer than 32,766 / 3 characters
    public Document {
        if (id.isEmpty() || id.length() > LONGEST_ID / 3) {
            throw new IllegalArgumentException(
                    "an id has from 1 to " + LONGEST_ID / 3 + " characters, not " + id.length());
        }
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// A text without title and metadata.
    public static Document of(String id, String text) {
        return new Document(id, "", text, Map.of());
    }
}
