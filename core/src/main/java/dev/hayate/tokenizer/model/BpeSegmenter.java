package dev.hayate.tokenizer.model;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;

/// Finds the pieces of one span after the other by [GreedyBpe], run by run between characters that have no
/// piece. Spans where such a character is dropped, or becomes bytes of which one has no token, are left to
/// [MergingSegmenter].
final class BpeSegmenter implements Segmenter {
    private static final int NONE = 0;

    private final Bpe model;
    private final Bpe.Options options;
    private final Alphabet alphabet;
    private final long[] roots;
    private final GreedyBpe greedy;
    private final MergingSegmenter merging;
    private int[] codes = new int[256];

    BpeSegmenter(Bpe model, MergeTree tree) {
        this.model = model;
        this.options = model.options();
        this.alphabet = model.trie().alphabet();
        this.roots = model.trie().roots();
        this.greedy = new GreedyBpe(tree, model.merges(), model.trie());
        this.merging = new MergingSegmenter(model);
    }

    @Override
    public void segment(PreTokens spans, TokenBuffer tokens) {
        NormalizedText text = spans.text();
        if (codes.length < text.length()) {
            codes = new int[text.length() + (text.length() >> 1)];
        }
        for (int s = 0; s < spans.count(); s++) {
            segment(text, spans.start(s), spans.end(s), tokens);
        }
    }

    private void segment(NormalizedText text, int from, int to, TokenBuffer tokens) {
        if (options.wholeSpansFirst()) {
            int piece = model.trie().exact(text.codePoints(), from, to);
            if (piece != 0) {
                tokens.add(piece - 1, text, from, to);
                return;
            }
        }
        boolean known = encode(text.codePoints(), from, to);
        if (known) {
            segmentRun(text, from, to, tokens);
        } else if (replacesUnknown(text, from, to)) {
            segmentRuns(text, from, to, tokens);
        } else {
            merging.segment(text, from, to, tokens);
        }
    }

    /// Fills in the codes of code points; [#NONE] for those without a piece of their own.
    ///
    /// @return whether all have one
    private boolean encode(int[] codePoints, int from, int to) {
        boolean known = true;
        for (int i = from; i < to; i++) {
            int code = alphabet.code(codePoints[i]);
            if (PieceTrie.piece(roots[code]) == 0) {
                code = NONE;
                known = false;
            }
            codes[i] = code;
        }
        return known;
    }

    private boolean replacesUnknown(NormalizedText text, int from, int to) {
        if (!options.byteFallback()) {
            return options.unknownId() >= 0;
        }
        for (int i = from; i < to; i++) {
            if (codes[i] == NONE && !model.hasBytes(text.codePoint(i))) {
                return false;
            }
        }
        return true;
    }

    private void segmentRuns(NormalizedText text, int from, int to, TokenBuffer tokens) {
        for (int at = from; at < to; ) {
            int end = at;
            if (codes[at] != NONE) {
                while (end < to && codes[end] != NONE) {
                    end++;
                }
                segmentRun(text, at, end, tokens);
            } else if (options.byteFallback()) {
                end = at + 1;
                addBytes(text, at, tokens);
            } else {
                do {
                    end++;
                } while (options.fuseUnknown() && end < to && codes[end] == NONE);
                tokens.add(options.unknownId(), text, at, end);
            }
            at = end;
        }
    }

    private void addBytes(NormalizedText text, int at, TokenBuffer tokens) {
        for (byte value : Bpe.utf8(text.codePoint(at))) {
            tokens.add(model.byteIds()[value & 0xFF], text, at, at + 1);
        }
    }

    private void segmentRun(NormalizedText text, int from, int to, TokenBuffer tokens) {
        int count = greedy.segment(codes, from, to);
        int start = from;
        for (int i = 0; i < count; i++) {
            tokens.add(greedy.id(i), text, start, greedy.end(i));
            start = greedy.end(i);
        }
    }
}
