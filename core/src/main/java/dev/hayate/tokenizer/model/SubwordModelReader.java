package dev.hayate.tokenizer.model;

import dev.hayate.internal.json.Json;

/// Reads the model of a `tokenizer.json`.
public final class SubwordModelReader {
    private SubwordModelReader() {}

    /// Reads a model.
    ///
    /// @throws dev.hayate.ModelFormatException naming the place of a type, a setting or a value that is not known
    public static SubwordModel read(Json json) {
        Json type = json.member("type");
        return switch (type.isNull() ? typeByMembers(json) : type.string()) {
            case "Unigram" -> Unigram.read(json);
            case "WordPiece" -> WordPiece.read(json);
            case "BPE" -> Bpe.read(json);
            case "WordLevel" -> WordLevel.read(json);
            default -> throw type.error("unknown model \"" + type.string() + "\"");
        };
    }

    /// Old files name no type.
    private static String typeByMembers(Json json) {
        if (json.has("merges")) {
            return "BPE";
        }
        if (json.has("continuing_subword_prefix")) {
            return "WordPiece";
        }
        return json.member("vocab").isArray() ? "Unigram" : "WordLevel";
    }
}
