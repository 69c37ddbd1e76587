package dev.hayate.tokenizer.decoder;

import dev.hayate.internal.json.Json;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the decoder of a `tokenizer.json`.
public final class DecoderReader {
    private DecoderReader() {}

    /// Reads a decoder; none at all, a JSON null, is [Decoder.Spaces].
    ///
    /// @throws dev.hayate.ModelFormatException naming the place of a type, a setting or a value that is not known
    public static Decoder read(Json json) {
        if (json.isNull()) {
            return new Decoder.Spaces();
        }
        String type = json.member("type").string();
        return switch (type) {
            case "ByteLevel" -> new Decoder.ByteLevel();
            case "ByteFallback" -> new Decoder.ByteFallback();
            case "Fuse" -> new Decoder.Fuse();
            case "Metaspace" -> metaspace(json);
            case "WordPiece" -> {
                json.allowOnly(Set.of("type", "prefix", "cleanup"));
                yield new Decoder.WordPiece(
                        json.member("prefix").string(), json.member("cleanup").bool());
            }
            case "BPEDecoder" -> {
                json.allowOnly(Set.of("type", "suffix"));
                yield new Decoder.Bpe(json.member("suffix").string());
            }
            case "Strip" -> strip(json);
            case "Replace" -> replace(json);
            case "Sequence" -> {
                json.allowOnly(Set.of("type", "decoders"));
                yield new Decoder.Sequence(json.member("decoders").elements().stream()
                        .map(DecoderReader::read)
                        .toList());
            }
            default -> throw json.member("type").error("unknown decoder \"" + type + "\"");
        };
    }

    private static Decoder metaspace(Json json) {
        json.allowOnly(Set.of("type", "replacement", "str_rep", "add_prefix_space", "prepend_scheme", "split"));
        boolean prepended = json.member("add_prefix_space").boolOr(true);
        if (!json.member("prepend_scheme").isNull()) {
            prepended = !json.member("prepend_scheme").string().equals("never");
        }
        return new Decoder.Metaspace(json.member("replacement").string(), prepended);
    }

    private static Decoder strip(Json json) {
        json.allowOnly(Set.of("type", "content", "start", "stop"));
        String content = json.member("content").string();
        if (content.codePointCount(0, content.length()) != 1) {
            throw json.member("content").error("expected one character, got \"" + content + "\"");
        }
        return new Decoder.Strip(
                content.codePointAt(0),
                json.member("start").integer(),
                json.member("stop").integer());
    }

    private static Decoder replace(Json json) {
        json.allowOnly(Set.of("type", "pattern", "content"));
        Json pattern = json.member("pattern");
        pattern.allowOnly(Set.of("String", "Regex"));
        if (!pattern.has("String")) {
            throw pattern.error("a decoder that replaces a regular expression is not supported");
        }
        return new Decoder.Replace(
                Pattern.compile(pattern.member("String").string(), Pattern.LITERAL),
                json.member("content").string());
    }
}
