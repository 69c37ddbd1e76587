package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import java.util.Set;

/// The cap on tokens that a `tokenizer.json` may carry. Mirrors `truncate_encodings` of HF tokenizers for one
/// sequence without special tokens.
///
/// @param maxTokens how many tokens are kept at most
/// @param side which end loses tokens
public record Truncation(int maxTokens, Side side) {

    /// No cap.
    public static final Truncation NONE = new Truncation(Integer.MAX_VALUE, Side.RIGHT);

    /// The end that loses tokens.
    public enum Side {
        /// The first tokens go.
        LEFT,
        /// The last tokens go.
        RIGHT
    }

    static Truncation read(Json json) {
        if (json.isNull()) {
            return NONE;
        }
        json.allowOnly(Set.of("direction", "max_length", "strategy", "stride"));
        String strategy = json.member("strategy").isNull()
                ? "LongestFirst"
                : json.member("strategy").string();
        switch (strategy) {
            case "LongestFirst", "OnlyFirst" -> {}
            case "OnlySecond" ->
                throw json.member("strategy").error("cuts the second text of a pair, but there is only one text");
            default -> throw json.member("strategy").error("unknown truncation strategy \"" + strategy + "\"");
        }
        String direction = json.member("direction").isNull()
                ? "Right"
                : json.member("direction").string();
        Side side = switch (direction) {
            case "Left" -> Side.LEFT;
            case "Right" -> Side.RIGHT;
            default -> throw json.member("direction").error("unknown truncation direction \"" + direction + "\"");
        };
        int maxTokens = json.member("max_length").integer();
        if (maxTokens < 0) {
            throw json.member("max_length").error("must not be negative");
        }
        return new Truncation(maxTokens, side);
    }

    void apply(TokenBuffer tokens) {
        int count = tokens.count();
        if (count > maxTokens) {
            switch (side) {
                case LEFT -> tokens.retain(count - maxTokens, count);
                case RIGHT -> tokens.retain(0, maxTokens);
            }
        }
    }
}
