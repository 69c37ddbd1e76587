package dev.hayate.server.cohere;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;

/// What texts are for, and so with which of the model's prompts they are embedded.
enum InputType {
    SEARCH_DOCUMENT("document"),
    SEARCH_QUERY("query"),
    CLASSIFICATION("classification"),
    CLUSTERING("clustering");

    private final String prompt;

    InputType(String prompt) {
        this.prompt = prompt;
    }

    /// The prompt of that name; where the model has none, its default one.
    EncodeOptions withPrompt(StaticEmbeddingModel model, EncodeOptions options) {
        return model.prompts().containsKey(prompt) ? options.promptName(prompt) : options;
    }
}
