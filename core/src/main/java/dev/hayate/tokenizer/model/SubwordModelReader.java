package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
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

    /// Writes a model with its kind.
    public static void store(SubwordModel model, BinaryWriter writer) {
        writer.writeString(
                switch (model) {
                    case Unigram unigram -> "Unigram";
                    case WordPiece wordPiece -> "WordPiece";
                    case Bpe bpe -> "BPE";
                    case WordLevel wordLevel -> "WordLevel";
                });
        model.write(writer);
    }

    /// Reads what [#store] wrote.
    ///
    /// @throws IllegalArgumentException if it wrote something else
    public static SubwordModel restore(BinaryReader reader) {
        String kind = reader.readString();
        return switch (kind) {
            case "Unigram" -> Unigram.read(reader);
            case "WordPiece" -> WordPiece.read(reader);
            case "BPE" -> Bpe.read(reader);
            case "WordLevel" -> WordLevel.read(reader);
            default -> throw new IllegalArgumentException("unknown model \"" + kind + "\"");
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
