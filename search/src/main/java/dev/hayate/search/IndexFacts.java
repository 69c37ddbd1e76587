package dev.hayate.search;

import java.util.Map;

/// What an index says of itself; no model is needed to read it.
///
/// @param model the name of the model that it was made with
/// @param fingerprint the [fingerprint][dev.hayate.StaticEmbeddingModel#fingerprint()] of that model
/// @param settings what it keeps
/// @param documents how many documents there are
/// @param passages how many passages they have
/// @param fields by name of metadata, what kind its values are, as sentences name it
public record IndexFacts(
        String model,
        String fingerprint,
        IndexSettings settings,
        long documents,
        long passages,
        Map<String, String> fields) {
    /// Keeps its own copy of the map.
    public IndexFacts {
        fields = Map.copyOf(fields);
    }
}
