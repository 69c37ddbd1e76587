package dev.hayate.server.ollama;

import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;

/// The body of `POST /api/show`: `model`, or `name`, as it was called once.
final class ShowBody {
    private String model = "";
    private String name = "";

    private ShowBody() {}

    static ModelName read(byte[] json) {
        ShowBody body = new ShowBody();
        JsonBody.read(json, new Present(body::read));
        return body.model();
    }

    private void read(String member, JsonBody value) {
        switch (member) {
            case "model" -> model = value.string();
            case "name" -> name = value.string();
            default -> value.skip();
        }
    }

    private ModelName model() {
        return ModelName.required(model.isEmpty() ? name : model);
    }
}
