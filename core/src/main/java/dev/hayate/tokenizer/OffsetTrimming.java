package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.unicode.CharacterClasses;
import java.util.Set;

/// What of a post-processor acts without special tokens: byte-level ones may leave the spaces around a
/// token out of its offsets. Mirrors `process_offsets` of HF tokenizers.
///
/// @param trims whether spaces are left out
/// @param prefixSpace whether a single leading space of the first token was added, and so stays
record OffsetTrimming(boolean trims, boolean prefixSpace) {
    private static final OffsetTrimming NONE = new OffsetTrimming(false, false);
    private static final int BYTE_LEVEL_SPACE = 'Ġ';

    static OffsetTrimming read(Json json) {
        if (json.isNull()) {
            return NONE;
        }
        String type = json.member("type").string();
        return switch (type) {
            case "TemplateProcessing", "BertProcessing" -> NONE;
            case "RobertaProcessing", "ByteLevel" -> {
                if (type.equals("ByteLevel")) {
                    json.allowOnly(Set.of("type", "add_prefix_space", "trim_offsets", "use_regex"));
                }
                yield new OffsetTrimming(
                        json.member("trim_offsets").boolOr(true),
                        json.member("add_prefix_space").boolOr(true));
            }
            case "Sequence" -> readSequence(json.member("processors"));
            default -> throw json.member("type").error("unknown post-processor \"" + type + "\"");
        };
    }

    private static OffsetTrimming readSequence(Json processors) {
        OffsetTrimming found = NONE;
        for (Json processor : processors.elements()) {
            OffsetTrimming trimming = read(processor);
            if (trimming.trims && found.trims) {
                throw processor.error("two post-processors that trim offsets");
            }
            found = trimming.trims ? trimming : found;
        }
        return found;
    }

    void apply(TokenBuffer tokens, Tokenizer tokenizer) {
        if (!trims) {
            return;
        }
        for (int t = 0; t < tokens.count(); t++) {
            int[] piece = tokenizer.pieceOf(tokens.id(t)).codePoints().toArray();
            int leading = 0;
            while (leading < piece.length && isSpace(piece[leading])) {
                leading++;
            }
            int trailing = 0;
            while (trailing < piece.length && isSpace(piece[piece.length - 1 - trailing])) {
                trailing++;
            }
            if (leading == 1 && prefixSpace && (t == 0 || tokens.start(t) == 0)) {
                leading = 0;
            }
            int start = Math.min(tokens.start(t) + leading, tokens.end(t));
            int end = tokens.end(t) >= trailing ? Math.max(tokens.end(t) - trailing, start) : tokens.end(t);
            tokens.setOffsets(t, start, end);
        }
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == BYTE_LEVEL_SPACE || CharacterClasses.isWhitespace(codePoint);
    }
}
