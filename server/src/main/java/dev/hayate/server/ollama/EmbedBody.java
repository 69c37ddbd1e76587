package dev.hayate.server.ollama;

import dev.hayate.EncodeOptions;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.engine.Truncation;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.List;

/// The body of `POST /api/embed`: `model`, `input`, `truncate` (true) and `dimensions` (all, as is 0).
/// `options` and `keep_alive` change nothing: there is nothing to choose, and models stay loaded.
final class EmbedBody {
    private final InputReader reader;
    private String model = "";
    private List<String> texts = List.of();
    private boolean truncate = true;
    private int dimension;

    private EmbedBody(RequestLimits limits) {
        this.reader = new InputReader("input", limits);
    }

    static EmbedBody read(byte[] json, RequestLimits limits) {
        EmbedBody body = new EmbedBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "model" -> model = value.string();
            case "input" -> texts = texts(value);
            case "truncate" -> truncate = value.bool();
            case "dimensions" -> dimension = value.integer(0, Integer.MAX_VALUE);
            default -> value.skip();
        }
    }

    /// An empty text alone is no input, as Ollama has it.
    private List<String> texts(JsonBody value) {
        if (value.kind() != JsonBody.Kind.STRING) {
            return reader.texts(value);
        }
        String text = value.string();
        return text.isEmpty() ? List.of() : List.of(text);
    }

    ModelName model() {
        return ModelName.required(model);
    }

    List<Input> inputs() {
        return texts.stream().<Input>map(Input.Text::new).toList();
    }

    /// Ollama gives vectors of length 1.
    EncodeOptions options() {
        EncodeOptions options = EncodeOptions.DEFAULT.normalized();
        return dimension == 0 ? options : options.truncateTo(dimension);
    }

    Truncation truncation() {
        return truncate ? Truncation.END : Truncation.NONE;
    }
}
