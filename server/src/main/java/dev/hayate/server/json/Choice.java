package dev.hayate.server.json;

import java.util.Map;
import java.util.TreeMap;

/// Words of which a value is one, and what they stand for.
///
/// @param words by word, its meaning
public record Choice<T>(Map<String, T> words) {

    /// Reads the word and tells its meaning.
    ///
    /// @throws dev.hayate.server.api.ApiException if it is none of them; names those that there are
    public T read(JsonBody value) {
        T meaning = words.get(value.string());
        if (meaning == null) {
            throw value.problem("expected one of " + String.join(", ", new TreeMap<>(words).keySet()));
        }
        return meaning;
    }
}
