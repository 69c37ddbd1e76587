package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.regex.OnigurumaPattern;
import java.util.Set;

/// Reads the pre-tokenizer of a `tokenizer.json`.
public final class PreTokenizerReader {
    private static final int DEFAULT_FIXED_LENGTH = 5;

    private PreTokenizerReader() {}

    /// Reads a pre-tokenizer; none at all, a JSON null, is [PreTokenizer.Whole].
    ///
    /// @throws dev.hayate.ModelFormatException naming the place of a type, a setting or a value that is not known
    public static PreTokenizer read(Json json) {
        if (json.isNull()) {
            return new PreTokenizer.Whole();
        }
        String type = json.member("type").string();
        return switch (type) {
            case "BertPreTokenizer" -> withoutSettings(json, new BertPreTokenizer());
            case "UnicodeScripts" -> withoutSettings(json, new UnicodeScripts());
            case "Whitespace" -> withoutSettings(json, new Whitespace());
            case "WhitespaceSplit" -> withoutSettings(json, new WhitespaceSplit());
            case "ByteLevel" -> byteLevel(json);
            case "CharDelimiterSplit" -> {
                json.allowOnly(Set.of("type", "delimiter"));
                yield new CharDelimiterSplit(character(json.member("delimiter")));
            }
            case "Digits" -> {
                json.allowOnly(Set.of("type", "individual_digits"));
                yield new Digits(json.member("individual_digits").boolOr(false));
            }
            case "FixedLength" -> fixedLength(json);
            case "Punctuation" -> {
                json.allowOnly(Set.of("type", "behavior"));
                yield new Punctuation(
                        json.has("behavior") ? behavior(json.member("behavior")) : SplitBehavior.ISOLATED);
            }
            case "Metaspace" -> metaspace(json);
            case "Split" -> split(json);
            case "Sequence" -> sequence(json);
            default -> throw json.member("type").error("unknown pre-tokenizer \"" + type + "\"");
        };
    }

    private static PreTokenizer withoutSettings(Json json, PreTokenizer preTokenizer) {
        json.allowOnly(Set.of("type"));
        return preTokenizer;
    }

    private static PreTokenizer byteLevel(Json json) {
        json.allowOnly(Set.of("type", "add_prefix_space", "trim_offsets", "use_regex"));
        return new ByteLevel(
                json.member("add_prefix_space").bool(), json.member("use_regex").boolOr(true));
    }

    private static PreTokenizer fixedLength(Json json) {
        json.allowOnly(Set.of("type", "length"));
        int length = json.has("length") ? json.member("length").integer() : DEFAULT_FIXED_LENGTH;
        if (length < 1) {
            throw json.member("length").error("must be at least 1");
        }
        return new FixedLength(length);
    }

    private static PreTokenizer metaspace(Json json) {
        json.allowOnly(Set.of("type", "replacement", "str_rep", "add_prefix_space", "prepend_scheme", "split"));
        Metaspace.Prepend prepend = Metaspace.Prepend.ALWAYS;
        boolean addsPrefix = json.member("add_prefix_space").boolOr(true);
        if (json.has("prepend_scheme")) {
            prepend = prependScheme(json.member("prepend_scheme"));
            if (!addsPrefix && prepend != Metaspace.Prepend.NEVER) {
                throw json.member("add_prefix_space").error("contradicts prepend_scheme");
            }
        } else if (!addsPrefix) {
            prepend = Metaspace.Prepend.NEVER;
        }
        return new Metaspace(
                character(json.member("replacement")),
                prepend,
                json.member("split").boolOr(true));
    }

    private static Metaspace.Prepend prependScheme(Json json) {
        return switch (json.string()) {
            case "always" -> Metaspace.Prepend.ALWAYS;
            case "never" -> Metaspace.Prepend.NEVER;
            case "first" -> Metaspace.Prepend.FIRST;
            default -> throw json.error("unknown prepend scheme \"" + json.string() + "\"");
        };
    }

    private static PreTokenizer split(Json json) {
        json.allowOnly(Set.of("type", "pattern", "behavior", "invert"));
        return new Split(
                pattern(json.member("pattern")),
                behavior(json.member("behavior")),
                json.member("invert").bool());
    }

    private static DelimiterPattern pattern(Json json) {
        json.allowOnly(Set.of("String", "Regex"));
        if (json.has("String") == json.has("Regex")) {
            throw json.error("expected either \"String\" or \"Regex\"");
        }
        Json literal = json.member("String");
        if (!literal.isNull() && !literal.string().isEmpty()) {
            return new DelimiterPattern.Literal(literal.string().codePoints().toArray());
        }
        Json regex = literal.isNull() ? json.member("Regex") : literal;
        return regex.string().equals(DelimiterPattern.GptWords.PATTERN)
                ? new DelimiterPattern.GptWords()
                : new DelimiterPattern.Regex(OnigurumaPattern.compile(regex));
    }

    private static SplitBehavior behavior(Json json) {
        return switch (json.string()) {
            case "Removed" -> SplitBehavior.REMOVED;
            case "Isolated" -> SplitBehavior.ISOLATED;
            case "MergedWithPrevious" -> SplitBehavior.MERGED_WITH_PREVIOUS;
            case "MergedWithNext" -> SplitBehavior.MERGED_WITH_NEXT;
            case "Contiguous" -> SplitBehavior.CONTIGUOUS;
            default -> throw json.error("unknown behavior \"" + json.string() + "\"");
        };
    }

    private static PreTokenizer sequence(Json json) {
        json.allowOnly(Set.of("type", "pretokenizers"));
        Sequence sequence = new Sequence(json.member("pretokenizers").elements().stream()
                .map(PreTokenizerReader::read)
                .toList());
        for (int i = 1; i < sequence.steps().size(); i++) {
            if (sequence.steps().get(i) instanceof Metaspace metaspace
                    && metaspace.prepend() == Metaspace.Prepend.FIRST) {
                throw json.member("pretokenizers")
                        .element(i)
                        .error("prepend_scheme \"first\" after another pre-tokenizer is not supported");
            }
        }
        return sequence;
    }

    private static int character(Json json) {
        String string = json.string();
        if (string.codePointCount(0, string.length()) != 1) {
            throw json.error("expected one character, got \"" + string + "\"");
        }
        return string.codePointAt(0);
    }
}
