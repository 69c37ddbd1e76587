package dev.hayate.tokenizer.normalizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.regex.OnigurumaPattern;
import java.util.Optional;
import java.util.Set;

/// Reads the normalizer of a `tokenizer.json`.
public final class NormalizerReader {
    private static final Set<String> NO_SETTINGS = Set.of("type");

    private NormalizerReader() {}

    /// Reads a normalizer; none at all, a JSON null, is [Normalizer.Identity].
    ///
    /// @throws dev.hayate.ModelFormatException naming the place of a type, a setting or a value that is not known
    public static Normalizer read(Json json) {
        if (json.isNull()) {
            return new Normalizer.Identity();
        }
        String type = json.member("type").string();
        return switch (type) {
            case "Nmt" -> withoutSettings(json, new Nmt());
            case "NFC" -> withoutSettings(json, UnicodeForm.NFC);
            case "NFD" -> withoutSettings(json, UnicodeForm.NFD);
            case "NFKC" -> withoutSettings(json, UnicodeForm.NFKC);
            case "NFKD" -> withoutSettings(json, UnicodeForm.NFKD);
            case "Lowercase" -> withoutSettings(json, new Lowercase());
            case "StripAccents" -> withoutSettings(json, new StripAccents());
            case "ByteLevel" -> withoutSettings(json, new ByteLevel());
            case "BertNormalizer" -> bert(json);
            case "Precompiled" -> precompiled(json);
            case "Replace" -> replace(json);
            case "Prepend" -> prepend(json);
            case "Strip" -> strip(json);
            case "Sequence" -> sequence(json);
            default -> throw json.member("type").error("unknown normalizer \"" + type + "\"");
        };
    }

    private static Normalizer withoutSettings(Json json, Normalizer normalizer) {
        json.allowOnly(NO_SETTINGS);
        return normalizer;
    }

    private static Normalizer bert(Json json) {
        json.allowOnly(Set.of("type", "clean_text", "handle_chinese_chars", "strip_accents", "lowercase"));
        boolean lowercase = json.member("lowercase").bool();
        return new BertNormalizer(
                json.member("clean_text").bool(),
                json.member("handle_chinese_chars").bool(),
                json.member("strip_accents").boolOr(lowercase),
                lowercase);
    }

    private static Normalizer precompiled(Json json) {
        json.allowOnly(Set.of("type", "precompiled_charsmap"));
        return new Precompiled(CharacterRules.read(json.member("precompiled_charsmap")));
    }

    private static Normalizer replace(Json json) {
        json.allowOnly(Set.of("type", "pattern", "content"));
        return new Replace(
                pattern(json.member("pattern")), json.member("content").string());
    }

    private static ReplacePattern pattern(Json json) {
        json.allowOnly(Set.of("String", "Regex"));
        if (json.has("String") == json.has("Regex")) {
            throw json.error("expected either \"String\" or \"Regex\"");
        }
        return json.has("String") ? new LiteralPattern(json.member("String").string()) : regex(json.member("Regex"));
    }

    private static ReplacePattern regex(Json json) {
        Optional<RepeatPattern> repeat = RepeatPattern.of(json.string());
        return repeat.isPresent() ? repeat.get() : new RegexPattern(OnigurumaPattern.compile(json));
    }

    private static Normalizer prepend(Json json) {
        json.allowOnly(Set.of("type", "prepend"));
        return new Prepend(json.member("prepend").string());
    }

    private static Normalizer strip(Json json) {
        json.allowOnly(Set.of("type", "strip_left", "strip_right"));
        return new Strip(
                json.member("strip_left").bool(), json.member("strip_right").bool());
    }

    private static Normalizer sequence(Json json) {
        json.allowOnly(Set.of("type", "normalizers"));
        return new Sequence(json.member("normalizers").elements().stream()
                .map(NormalizerReader::read)
                .toList());
    }
}
