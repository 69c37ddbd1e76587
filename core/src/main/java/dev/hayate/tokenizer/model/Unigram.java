package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// The Unigram model: of all ways to cut a span into pieces the one with the highest sum of scores
/// (Kudo, "Subword Regularization", 2018). Mirrors `Unigram` of HF tokenizers, which always joins
/// neighbouring unknown characters to one token.
public final class Unigram implements SubwordModel {
    /// The code between spans.
    static final int SEPARATOR = 0;

    /// The score of what no path reaches; far below every sum of scores.
    static final double UNREACHED = -1e300;

    private static final double LARGEST_SCORE = 1e100;
    private static final double UNKNOWN_PENALTY = 10.0;
    private static final int LONGEST_PIECE = 255;

    private final Vocabulary vocabulary;
    private final PieceTrie trie;
    private final double[] scores;
    private final long[] roots;
    private final int unknownId;
    private final int[] byteIds;
    private final int longestPiece;

    private Unigram(Vocabulary vocabulary, PieceTrie trie, double[] scores, int unknownId, boolean byteFallback) {
        this.vocabulary = vocabulary;
        this.trie = trie;
        this.scores = scores;
        this.unknownId = unknownId;
        this.byteIds = byteFallback ? vocabulary.byteIds() : new int[0];
        this.roots = rootsWithUnknown(trie, scores.length - 1);
        this.longestPiece = trie.depth();
    }

    /// Reads the `model` of a `tokenizer.json`.
    static Unigram read(Json json) {
        json.allowOnly(Set.of("type", "unk_id", "vocab", "byte_fallback"));
        Json vocab = json.member("vocab");
        int size = vocab.array().size();
        List<String> pieces = new ArrayList<>(size);
        double[] scores = new double[size + 2];
        scores[0] = UNREACHED;
        double lowest = Double.POSITIVE_INFINITY;
        for (int id = 0; id < size; id++) {
            if (!(vocab.array().get(id) instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof String piece
                    && pair.get(1) instanceof JsonNumber score)) {
                throw vocab.element(id).error("expected a piece and its score, [\"…\", -1.5]");
            }
            pieces.add(piece);
            scores[id + 1] = score.serdeValue();
            if (!(Math.abs(scores[id + 1]) < LARGEST_SCORE)) {
                throw vocab.element(id).error("score out of range");
            }
            lowest = Math.min(lowest, scores[id + 1]);
        }
        scores[size + 1] = lowest - UNKNOWN_PENALTY;
        Vocabulary vocabulary = Vocabulary.of(pieces);
        PieceTrie trie = PieceTrie.build(vocabulary);
        if (trie.depth() > LONGEST_PIECE) {
            throw vocab.error("a piece is longer than " + LONGEST_PIECE + " characters");
        }
        return new Unigram(
                vocabulary,
                trie,
                scores,
                readUnknownId(json.member("unk_id"), size),
                json.member("byte_fallback").boolOr(false));
    }

    private static int readUnknownId(Json json, int size) {
        if (json.isNull()) {
            throw json.error("without the id of the unknown token a new character could not be encoded");
        }
        int id = json.integer();
        if (id < 0 || id >= size) {
            throw json.error("id " + id + " is not in the vocabulary of " + size + " pieces");
        }
        return id;
    }

    private static long[] rootsWithUnknown(PieceTrie trie, int unknownPiece) {
        long[] roots = Arrays.copyOf(trie.roots(), trie.alphabet().size() + 2);
        for (int code = SEPARATOR + 1; code < roots.length; code++) {
            if (PieceTrie.piece(roots[code]) == 0) {
                roots[code] |= unknownPiece;
            }
        }
        return roots;
    }

    @Override
    public void write(BinaryWriter writer) {
        vocabulary.write(writer);
        trie.write(writer);
        writer.writeDoubles(scores);
        writer.writeInt(unknownId);
        writer.writeInt(byteIds.length > 0 ? 1 : 0);
    }

    static Unigram read(BinaryReader reader) {
        return new Unigram(
                Vocabulary.read(reader),
                PieceTrie.read(reader),
                reader.readDoubles(),
                reader.readInt(),
                reader.readInt() == 1);
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public Segmenter newSegmenter() {
        return new UnigramSegmenter(this);
    }

    @Override
    public int unknownId() {
        return unknownId;
    }

    /// The score of a piece, a log probability.
    public double score(int id) {
        return scores[id + 1];
    }

    PieceTrie trie() {
        return trie;
    }

    /// By piece, which is id + 1: first [#UNREACHED], last the score of an unknown character.
    double[] scores() {
        return scores;
    }

    /// The first step into the trie by code; where no piece is a single character, that of the unknown.
    long[] roots() {
        return roots;
    }

    int longestPiece() {
        return longestPiece;
    }

    /// The id of the token of every byte, -1 where there is none; empty without byte fallback.
    int[] byteIds() {
        return byteIds;
    }

    boolean isUnknown(int piece) {
        return piece == scores.length - 1 || piece == unknownId + 1;
    }

    /// Writes the codes of code points `[from, to)` from `codes[at]` on.
    ///
    /// @return the index after the last code
    int encode(int[] codePoints, int from, int to, int[] codes, int at) {
        Alphabet alphabet = trie.alphabet();
        int unknownCode = roots.length - 1;
        int next = at;
        for (int i = from; i < to; i++) {
            int code = alphabet.code(codePoints[i]);
            codes[next++] = code == 0 ? unknownCode : code;
        }
        return next;
    }
}
