package dev.hayate.server.tei;

import dev.hayate.EncodeOptions;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /embed`: `inputs`, `normalize` (true) and [TeiParameters].
final class EmbedBody {
    private final InputReader reader;
    private final TeiParameters parameters = new TeiParameters();
    private boolean normalize = true;

    @Nullable
    private List<Input> inputs;

    private EmbedBody(RequestLimits limits) {
        this.reader = new InputReader("inputs", limits);
    }

    static EmbedBody read(byte[] json, RequestLimits limits) {
        EmbedBody body = new EmbedBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "inputs" -> inputs = reader.inputs(value);
            case "normalize" -> normalize = value.bool();
            default -> parameters.read(name, value);
        }
    }

    List<Input> inputs() {
        return Present.required(inputs, "inputs");
    }

    EncodeOptions options() {
        return normalize ? parameters.options().normalized() : parameters.options();
    }

    TeiParameters parameters() {
        return parameters;
    }
}
