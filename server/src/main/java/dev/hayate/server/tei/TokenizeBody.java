package dev.hayate.server.tei;

import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /tokenize`: `inputs`, a text or an array of texts, and `prompt_name`. The member
/// `add_special_tokens` changes nothing: vectors are made without special tokens.
final class TokenizeBody {
    private final InputReader reader;
    private Optional<String> promptName = Optional.empty();

    @Nullable
    private List<String> texts;

    private TokenizeBody(RequestLimits limits) {
        this.reader = new InputReader("inputs", limits);
    }

    static TokenizeBody read(byte[] json, RequestLimits limits) {
        TokenizeBody body = new TokenizeBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "inputs" ->
                texts = value.kind() == JsonBody.Kind.STRING ? List.of(value.string()) : reader.texts(value);
            case "add_special_tokens" -> value.bool();
            case "prompt_name" -> promptName = Optional.of(value.string());
            default -> value.skip();
        }
    }

    List<String> texts() {
        List<String> present = Present.required(texts, "inputs");
        TeiInputs.requireFilled(TeiInputs.texts(present), "inputs");
        return present;
    }

    Optional<String> promptName() {
        return promptName;
    }
}
