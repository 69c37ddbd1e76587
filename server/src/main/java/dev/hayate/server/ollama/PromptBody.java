package dev.hayate.server.ollama;

import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;

/// The body of `POST /api/embeddings`: `model` and `prompt`.
final class PromptBody {
    private String model = "";
    private String prompt = "";

    private PromptBody() {}

    static PromptBody read(byte[] json) {
        PromptBody body = new PromptBody();
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "model" -> model = value.string();
            case "prompt" -> prompt = value.string();
            default -> value.skip();
        }
    }

    ModelName model() {
        return ModelName.required(model);
    }

    String prompt() {
        return prompt;
    }
}
