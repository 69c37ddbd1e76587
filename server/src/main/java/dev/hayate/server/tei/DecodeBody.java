package dev.hayate.server.tei;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.engine.Input;
import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /decode`: `ids`, those of one text or an array of them, and `skip_special_tokens` (true).
final class DecodeBody {
    private final InputReader reader;
    private boolean skipsSpecialTokens = true;

    @Nullable
    private List<Input> inputs;

    private DecodeBody(RequestLimits limits) {
        this.reader = new InputReader("ids", limits);
    }

    static DecodeBody read(byte[] json, RequestLimits limits) {
        DecodeBody body = new DecodeBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "ids" -> inputs = reader.inputs(value);
            case "skip_special_tokens" -> skipsSpecialTokens = value.bool();
            default -> value.skip();
        }
    }

    List<int[]> ids() {
        List<Input> present = Present.required(inputs, "ids");
        TeiInputs.requireFilled(present, "ids");
        List<int[]> ids = new ArrayList<>();
        for (Input input : present) {
            switch (input) {
                case Input.Tokens(int[] tokens) -> ids.add(tokens);
                case Input.Text text -> throw ApiException.invalid("ids", "ids: expected numbers, got a text");
            }
        }
        return ids;
    }

    boolean skipsSpecialTokens() {
        return skipsSpecialTokens;
    }
}
