package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.model.SubwordModel;
import dev.hayate.tokenizer.model.Unigram;
import dev.hayate.tokenizer.unicode.CharacterClasses;
import java.util.Set;

/// What of a post-processor acts without special tokens: byte-level ones may leave the spaces around a
/// token out of its offsets. Spaces are counted in the value of a token: the piece, but for added tokens and the
/// unknown of a Unigram the text that they cover. Mirrors `process_offsets` of HF tokenizers.
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

    /// Trims the tokens that a model found.
    ///
    /// @param from the first of them
    /// @param text the text that they were found in
    void apply(TokenBuffer tokens, int from, int[] text, SubwordModel model) {
        for (int t = from; trims && t < tokens.count(); t++) {
            if (model instanceof Unigram && tokens.id(t) == model.unknownId()) {
                trim(tokens, t, text, tokens.textStart(t), tokens.textEnd(t));
            } else {
                int[] piece =
                        model.vocabulary().piece(tokens.id(t)).codePoints().toArray();
                trim(tokens, t, piece, 0, piece.length);
            }
        }
    }

    /// Trims the last token, an added one that is the code points `[from, to)` of a text.
    void applyToAdded(TokenBuffer tokens, int[] text, int from, int to) {
        if (trims) {
            trim(tokens, tokens.count() - 1, text, from, to);
        }
    }

    private void trim(TokenBuffer tokens, int t, int[] codePoints, int from, int to) {
        int leading = 0;
        while (from + leading < to && isSpace(codePoints[from + leading])) {
            leading++;
        }
        int trailing = 0;
        while (to - trailing > from && isSpace(codePoints[to - trailing - 1])) {
            trailing++;
        }
        if (leading == 1 && prefixSpace && (t == 0 || tokens.start(t) == 0)) {
            leading = 0;
        }
        int start = Math.min(tokens.start(t) + leading, tokens.end(t));
        int end = tokens.end(t) >= trailing ? Math.max(tokens.end(t) - trailing, start) : tokens.end(t);
        tokens.setOffsets(t, start, end);
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == BYTE_LEVEL_SPACE || CharacterClasses.isWhitespace(codePoint);
    }
}
