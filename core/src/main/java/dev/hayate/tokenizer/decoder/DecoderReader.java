package dev.hayate.tokenizer.decoder;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.regex.OnigurumaPattern;
import java.util.Set;

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
            case "ByteLevel" -> {
                json.allowOnly(Set.of("type", "add_prefix_space", "trim_offsets", "use_regex"));
                yield new Decoder.ByteLevel();
            }
            case "ByteFallback" -> withoutSettings(json, new Decoder.ByteFallback());
            case "Fuse" -> withoutSettings(json, new Decoder.Fuse());
            case "Metaspace" -> metaspace(json);
            case "WordPiece" -> {
                json.allowOnly(Set.of("type", "prefix", "cleanup"));
                yield new Decoder.WordPiece(
                        json.member("prefix").string(), json.member("cleanup").bool());
            }
            case "BPEDecoder" -> {
                json.allowOnly(Set.of("type", "suffix"));
                yield new Decoder.Bpe(notEmpty(json.member("suffix")));
            }
            case "CTC" -> {
                json.allowOnly(Set.of("type", "pad_token", "word_delimiter_token", "cleanup"));
                yield new Decoder.Ctc(
                        notEmpty(json.member("pad_token")),
                        notEmpty(json.member("word_delimiter_token")),
                        json.member("cleanup").bool());
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

    private static Decoder withoutSettings(Json json, Decoder decoder) {
        json.allowOnly(Set.of("type"));
        return decoder;
    }

    private static String notEmpty(Json json) {
        if (json.string().isEmpty()) {
            throw json.error("must not be empty");
        }
        return json.string();
    }

    private static Decoder metaspace(Json json) {
        json.allowOnly(Set.of("type", "replacement", "str_rep", "add_prefix_space", "prepend_scheme", "split"));
        boolean prepended = json.member("add_prefix_space").boolOr(true);
        if (!json.member("prepend_scheme").isNull()) {
            prepended = prepends(json.member("prepend_scheme"));
        }
        return new Decoder.Metaspace(character(json.member("replacement")), prepended);
    }

    private static boolean prepends(Json scheme) {
        return switch (scheme.string()) {
            case "always", "first" -> true;
            case "never" -> false;
            default -> throw scheme.error("unknown prepend scheme \"" + scheme.string() + "\"");
        };
    }

    private static Decoder strip(Json json) {
        json.allowOnly(Set.of("type", "content", "start", "stop"));
        return new Decoder.Strip(
                character(json.member("content")).codePointAt(0),
                count(json.member("start")),
                count(json.member("stop")));
    }

    private static int count(Json json) {
        if (json.integer() < 0) {
            throw json.error("must not be negative");
        }
        return json.integer();
    }

    private static String character(Json json) {
        String content = json.string();
        if (content.codePointCount(0, content.length()) != 1) {
            throw json.error("expected one character, got \"" + content + "\"");
        }
        return content;
    }

    private static Decoder replace(Json json) {
        json.allowOnly(Set.of("type", "pattern", "content"));
        Json pattern = json.member("pattern");
        pattern.allowOnly(Set.of("String", "Regex"));
        if (pattern.has("String") == pattern.has("Regex")) {
            throw pattern.error("expected either \"String\" or \"Regex\"");
        }
        String content = json.member("content").string();
        Json literal = pattern.member("String");
        if (!literal.isNull() && !literal.string().isEmpty()) {
            return new Decoder.ReplaceLiteral(literal.string(), content);
        }
        return new Decoder.ReplaceRegex(
                OnigurumaPattern.compile(literal.isNull() ? pattern.member("Regex") : literal), content);
    }
}
