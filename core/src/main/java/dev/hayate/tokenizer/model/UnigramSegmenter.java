package dev.hayate.tokenizer.model;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The search for the most probable pieces, over all spans of a text at once.
///
/// The spans stand in one array of codes, each followed by a separator that no piece contains, and pass in
/// blocks that stay in the cache. A block is worked on in three passes that leave the processor little to
/// guess: [#matchShort] finds the pieces of one and two code points that begin at each position,
/// [#matchLong] follows the longer ones, one code point further for all positions at a time, and [#advance]
/// is the Viterbi recursion, with the best scores of the next positions in registers.
///
/// Scores are summed from the left in double precision, and of paths with equal scores the one that was
/// found first, so with the longest last piece, wins: the decisions of `Unigram::encode_optimized` of HF
/// tokenizers.
final class UnigramSegmenter implements Segmenter {
    private static final int BLOCK = 512;
    private static final int NO_PIECE = 0;
    private static final int NO_MATCH = 0;
    private static final int LENGTH_SHIFT = 24;
    private static final int PIECE_MASK = (1 << LENGTH_SHIFT) - 1;

    private final Unigram model;
    private final long[] roots;
    private final long[] nodes;
    private final double[] scores;
    private final int lookahead;

    private int[] codes = new int[256];
    private int[] lastPiece = new int[256];

    private final int[] single = new int[BLOCK];
    private final int[] pair = new int[BLOCK];
    private final int[] longHead = new int[BLOCK];
    private int[] longPiece = new int[2 * BLOCK];
    private int[] longNext = new int[2 * BLOCK];

    private final int[] openAt = new int[BLOCK];
    private final int[] openBase = new int[BLOCK];
    private int open;

    private final double[] bestAhead;
    private double best;
    private double bestNext;
    private double bestAfterNext;
    private int lastNext;
    private int lastAfterNext;

    UnigramSegmenter(Unigram model) {
        this.model = model;
        this.roots = model.roots();
        this.nodes = model.trie().nodes();
        this.scores = model.scores();
        this.lookahead = model.longestPiece() + 3;
        this.bestAhead = new double[BLOCK + lookahead];
        this.longPiece[NO_MATCH] = 3 << LENGTH_SHIFT | NO_PIECE;
    }

    @Override
    public void segment(PreTokens spans, TokenBuffer tokens) {
        int length = encode(spans);
        findBestPath(length);
        emit(spans, tokens, gatherPath(length), length);
    }

    private int encode(PreTokens spans) {
        int[] codePoints = spans.text().codePoints();
        int at = 0;
        for (int s = 0; s < spans.count(); s++) {
            int from = spans.start(s);
            int to = spans.end(s);
            ensureCapacity(at + (to - from) + 2);
            at = model.encode(codePoints, from, to, codes, at);
            codes[at++] = Unigram.SEPARATOR;
        }
        codes[at] = Unigram.SEPARATOR;
        return at;
    }

    private void ensureCapacity(int length) {
        if (codes.length < length) {
            codes = Arrays.copyOf(codes, length + (length >> 1));
        }
        if (lastPiece.length < length + lookahead) {
            lastPiece = new int[length + (length >> 1) + lookahead];
        }
    }

    private void findBestPath(int length) {
        best = 0;
        bestNext = Unigram.UNREACHED;
        bestAfterNext = Unigram.UNREACHED;
        lastNext = NO_PIECE;
        lastAfterNext = NO_PIECE;
        Arrays.fill(bestAhead, 0, Math.min(length, BLOCK) + lookahead, Unigram.UNREACHED);
        for (int from = 0; from < length; from += BLOCK) {
            int count = Math.min(BLOCK, length - from);
            matchShort(from, count);
            matchLong(from);
            advance(from, count);
            if (count == BLOCK) {
                System.arraycopy(bestAhead, BLOCK, bestAhead, 0, lookahead);
                Arrays.fill(bestAhead, lookahead, bestAhead.length, Unigram.UNREACHED);
            }
        }
    }

    /// Pieces of one and two code points at each position, and the positions where longer ones may follow.
    private void matchShort(int from, int count) {
        int[] codes = this.codes;
        long[] roots = this.roots;
        long[] nodes = this.nodes;
        int[] single = this.single;
        int[] pair = this.pair;
        int[] longHead = this.longHead;
        int[] openAt = this.openAt;
        int[] openBase = this.openBase;
        int open = 0;
        int code = codes[from];
        for (int i = 0; i < count; i++) {
            long root = roots[code];
            single[i] = PieceTrie.piece(root);
            code = codes[from + i + 1];
            long node = nodes[PieceTrie.base(root) + code];
            int matched = PieceTrie.matches(node, code);
            pair[i] = PieceTrie.piece(node) & matched;
            int base = PieceTrie.base(node) & matched;
            longHead[i] = NO_MATCH;
            openAt[open] = i;
            openBase[open] = base;
            open += -base >>> 31;
        }
        this.open = open;
    }

    /// Pieces of three and more code points, in a list for each position.
    private void matchLong(int from) {
        int found = 1;
        for (int depth = 2; open > 0; depth++) {
            ensureLongCapacity(found + open);
            found = matchAtDepth(from, depth, found);
        }
    }

    private int matchAtDepth(int from, int depth, int alreadyFound) {
        int[] codes = this.codes;
        long[] nodes = this.nodes;
        int[] longHead = this.longHead;
        int[] longPiece = this.longPiece;
        int[] longNext = this.longNext;
        int[] openAt = this.openAt;
        int[] openBase = this.openBase;
        int lengthBits = (depth + 1) << LENGTH_SHIFT;
        int found = alreadyFound;
        int stillOpen = 0;
        for (int k = 0; k < open; k++) {
            int i = openAt[k];
            int code = codes[from + i + depth];
            long node = nodes[openBase[k] + code];
            int matched = PieceTrie.matches(node, code);
            int base = PieceTrie.base(node) & matched;
            openAt[stillOpen] = i;
            openBase[stillOpen] = base;
            stillOpen += -base >>> 31;

            int piece = PieceTrie.piece(node) & matched;
            int isPiece = -piece >> 31;
            int head = longHead[i];
            longPiece[found] = lengthBits | piece;
            longNext[found] = head;
            longHead[i] = head ^ ((head ^ found) & isPiece);
            found -= isPiece;
        }
        open = stillOpen;
        return found;
    }

    private void ensureLongCapacity(int capacity) {
        if (longPiece.length < capacity) {
            longPiece = Arrays.copyOf(longPiece, capacity * 2);
            longNext = Arrays.copyOf(longNext, capacity * 2);
        }
    }

    /// The Viterbi recursion over one block, begun anew after every separator.
    private void advance(int from, int count) {
        int begin = 0;
        while (begin < count) {
            int end = begin;
            while (end < count && single[end] != NO_PIECE) {
                end++;
            }
            advanceSpan(from, begin, end);
            if (end < count) {
                passSeparator(from, end);
            }
            begin = end + 1;
        }
    }

    private void passSeparator(int from, int at) {
        lastPiece[from + at + 1] = 1 << LENGTH_SHIFT | NO_PIECE;
        best = 0;
        bestNext = Unigram.UNREACHED;
        bestAfterNext = Unigram.UNREACHED;
    }

    /// `Math.max` and the sign of a difference stand for comparisons that no processor could predict, and the
    /// first of the longer pieces is met without asking whether there is one: none has a score that changes
    /// nothing.
    private void advanceSpan(int from, int begin, int end) {
        double[] scores = this.scores;
        double[] bestAhead = this.bestAhead;
        int[] lastPiece = this.lastPiece;
        int[] single = this.single;
        int[] pair = this.pair;
        int[] longHead = this.longHead;
        int[] longPiece = this.longPiece;
        int[] longNext = this.longNext;
        double best = this.best;
        double bestNext = this.bestNext;
        double bestAfterNext = this.bestAfterNext;
        int lastNext = this.lastNext;
        int lastAfterNext = this.lastAfterNext;
        for (int i = begin; i < end; i++) {
            int piece = single[i];
            double candidate = best + scores[piece];
            lastNext = chooseIfLess(bestNext, candidate, lastNext, 1 << LENGTH_SHIFT | piece);
            bestNext = Math.max(bestNext, candidate);

            piece = pair[i];
            candidate = best + scores[piece];
            lastAfterNext = chooseIfLess(bestAfterNext, candidate, lastAfterNext, 2 << LENGTH_SHIFT | piece);
            bestAfterNext = Math.max(bestAfterNext, candidate);

            int match = longHead[i];
            int entry = longPiece[match];
            int ahead = i + (entry >>> LENGTH_SHIFT);
            candidate = best + scores[entry & PIECE_MASK];
            lastPiece[from + ahead] = chooseIfLess(bestAhead[ahead], candidate, lastPiece[from + ahead], entry);
            bestAhead[ahead] = Math.max(bestAhead[ahead], candidate);
            for (match = longNext[match]; match != NO_MATCH; match = longNext[match]) {
                entry = longPiece[match];
                ahead = i + (entry >>> LENGTH_SHIFT);
                candidate = best + scores[entry & PIECE_MASK];
                if (candidate > bestAhead[ahead]) {
                    bestAhead[ahead] = candidate;
                    lastPiece[from + ahead] = entry;
                }
            }
            lastPiece[from + i + 1] = lastNext;
            best = bestNext;
            bestNext = bestAfterNext;
            lastNext = lastAfterNext;
            bestAfterNext = bestAhead[i + 3];
            lastAfterNext = lastPiece[from + i + 3];
        }
        this.best = best;
        this.bestNext = bestNext;
        this.bestAfterNext = bestAfterNext;
        this.lastNext = lastNext;
        this.lastAfterNext = lastAfterNext;
    }

    /// `a < b ? ifLess : otherwise`
    private static int chooseIfLess(double a, double b, int otherwise, int ifLess) {
        int less = (int) (Double.doubleToRawLongBits(a - b) >> 63);
        return otherwise ^ ((otherwise ^ ifLess) & less);
    }

    /// Moves the entries of the best path, in order, to the end of `lastPiece[0..length]`.
    ///
    /// @return where they begin
    private int gatherPath(int length) {
        int[] lastPiece = this.lastPiece;
        int begin = length + 1;
        int end = length;
        while (end > 0) {
            int entry = lastPiece[end];
            lastPiece[--begin] = entry;
            end -= entry >>> LENGTH_SHIFT;
        }
        return begin;
    }

    private void emit(PreTokens spans, TokenBuffer tokens, int begin, int length) {
        NormalizedText text = spans.text();
        int span = 0;
        int at = length == 0 ? 0 : spans.start(0);
        for (int k = begin; k <= length; k++) {
            int entry = lastPiece[k];
            int piece = entry & PIECE_MASK;
            if (piece == NO_PIECE) {
                at = ++span < spans.count() ? spans.start(span) : at;
                continue;
            }
            int end = at + (entry >>> LENGTH_SHIFT);
            if (model.isUnknown(piece)) {
                int first = k;
                while (model.isUnknown(lastPiece[k + 1] & PIECE_MASK)) {
                    end += lastPiece[++k] >>> LENGTH_SHIFT;
                }
                emitUnknown(text, at, end, first == k && piece == model.unknownId() + 1, tokens);
            } else {
                tokens.add(piece - 1, text, at, end);
            }
            at = end;
        }
    }

    /// One id for a run of unknown characters, or one for each of its bytes.
    private void emitUnknown(NormalizedText text, int from, int to, boolean literal, TokenBuffer tokens) {
        int[] byteIds = model.byteIds();
        if (!literal && byteIds.length > 0) {
            byte[] utf8 = text.substring(from, to).getBytes(StandardCharsets.UTF_8);
            if (allKnown(utf8, byteIds)) {
                for (byte b : utf8) {
                    tokens.add(byteIds[b & 0xFF], text, from, to);
                }
                return;
            }
        }
        tokens.add(model.unknownId(), text, from, to);
    }

    private static boolean allKnown(byte[] utf8, int[] byteIds) {
        for (byte b : utf8) {
            if (byteIds[b & 0xFF] < 0) {
                return false;
            }
        }
        return true;
    }
}
