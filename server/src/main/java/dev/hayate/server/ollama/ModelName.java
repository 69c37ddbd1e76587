package dev.hayate.server.ollama;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.engine.Engine;

/// A name as Ollama's clients give it: with or without the tag `latest`, which every model here has.
record ModelName(String asked) {
    private static final String LATEST = ":latest";

    /// @throws ApiException if there is no name
    static ModelName required(String asked) {
        if (asked.isEmpty()) {
            throw ApiException.invalid("model", "model is required");
        }
        return new ModelName(asked);
    }

    /// A served name with its tag.
    static String tagged(String served) {
        return served.contains(":") ? served : served + LATEST;
    }

    /// What the model is called here, if there is one.
    String served(Engine engine) {
        boolean exact = engine.settings().aliases().containsKey(asked)
                || engine.models().stream().anyMatch(model -> model.name().equals(asked));
        return exact || !asked.endsWith(LATEST) ? asked : asked.substring(0, asked.length() - LATEST.length());
    }
}
