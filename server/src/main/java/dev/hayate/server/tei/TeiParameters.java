package dev.hayate.server.tei;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.Truncation;
import dev.hayate.server.json.Choice;
import dev.hayate.server.json.JsonBody;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What most of TEI's requests may say: `truncate` (as the server is set), `truncation_direction` (right),
/// `prompt_name` (the model's default prompt) and `dimensions` (all).
final class TeiParameters {
    private static final Choice<Truncation> DIRECTIONS = new Choice<>(Map.of(
            "left", Truncation.START,
            "Left", Truncation.START,
            "right", Truncation.END,
            "Right", Truncation.END));

    private Truncation direction = Truncation.END;
    private EncodeOptions options = EncodeOptions.DEFAULT;

    @Nullable
    private Boolean truncate;

    /// Takes a member if it is one of these, and passes over all others.
    void read(String name, JsonBody value) {
        switch (name) {
            case "truncate" -> truncate = value.bool();
            case "truncation_direction" -> direction = DIRECTIONS.read(value);
            case "prompt_name" -> options = options.promptName(value.string());
            case "dimensions" -> options = options.truncateTo(value.integer(1, Integer.MAX_VALUE));
            default -> value.skip();
        }
    }

    Truncation truncation(Engine engine) {
        boolean cuts = truncate == null ? engine.settings().overflow() == Overflow.TRUNCATE : truncate;
        return cuts ? direction : Truncation.NONE;
    }

    EncodeOptions options() {
        return options;
    }
}
