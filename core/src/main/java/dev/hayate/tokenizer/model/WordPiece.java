package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;
import java.util.Set;

/// The longest piece that begins a span, then the longest continuations; a span that cannot be cut so is
/// unknown as a whole. Mirrors `WordPiece` of HF tokenizers.
public final class WordPiece implements SubwordModel {
    private final Vocabulary vocabulary;
    private final PieceTrie trie;
    private final String continuationPrefix;
    private final int maxSpanLength;
    private final int unknownId;
    private final long[] continuations;

    private WordPiece(
            Vocabulary vocabulary, PieceTrie trie, String continuationPrefix, int maxSpanLength, int unknownId) {
        this.vocabulary = vocabulary;
        this.trie = trie;
        this.continuationPrefix = continuationPrefix;
        this.maxSpanLength = maxSpanLength;
        this.unknownId = unknownId;
        this.continuations = trie.after(continuationPrefix);
    }

    /// Reads the `model` of a `tokenizer.json`.
    static WordPiece read(Json json) {
        json.allowOnly(Set.of("type", "vocab", "unk_token", "continuing_subword_prefix", "max_input_chars_per_word"));
        Vocabulary vocabulary = VocabularyReader.read(json.member("vocab"));
        String prefix = json.member("continuing_subword_prefix").string();
        int maxSpanLength = json.member("max_input_chars_per_word").integerOr(100);
        int unknownId = VocabularyReader.idOf(json.member("unk_token"), vocabulary);
        return new WordPiece(vocabulary, PieceTrie.build(vocabulary), prefix, maxSpanLength, unknownId);
    }

    @Override
    public void write(BinaryWriter writer) {
        vocabulary.write(writer);
        trie.write(writer);
        writer.writeString(continuationPrefix);
        writer.writeInt(maxSpanLength);
        writer.writeInt(unknownId);
    }

    static WordPiece read(BinaryReader reader) {
        return new WordPiece(
                Vocabulary.read(reader),
                PieceTrie.read(reader),
                reader.readString(),
                reader.readInt(),
                reader.readInt());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int unknownId() {
        return unknownId;
    }

    /// What marks a piece that continues a word.
    public String continuationPrefix() {
        return continuationPrefix;
    }

    @Override
    public Segmenter newSegmenter() {
        return this::segment;
    }

    private void segment(PreTokens spans, TokenBuffer tokens) {
        for (int s = 0; s < spans.count(); s++) {
            segment(spans, spans.start(s), spans.end(s), tokens);
        }
    }

    private void segment(PreTokens spans, int from, int to, TokenBuffer tokens) {
        int before = tokens.count();
        int at = to - from > maxSpanLength ? -1 : from;
        while (at >= 0 && at < to) {
            at = addLongest(at == from ? trie.roots() : continuations, spans, at, to, tokens);
        }
        if (at < 0) {
            tokens.retain(0, before);
            tokens.add(unknownId, spans.text(), from, to);
        }
    }

    /// Adds the longest piece at `from`.
    ///
    /// @return where it ends, -1 if there is none
    private int addLongest(long[] first, PreTokens spans, int from, int to, TokenBuffer tokens) {
        int[] codePoints = spans.text().codePoints();
        Alphabet alphabet = trie.alphabet();
        long[] nodes = trie.nodes();
        long node = first[alphabet.code(codePoints[from])];
        int longest = -1;
        int longestPiece = 0;
        int at = from;
        while (true) {
            at++;
            if (PieceTrie.piece(node) != 0) {
                longest = at;
                longestPiece = PieceTrie.piece(node);
            }
            if (at == to || PieceTrie.base(node) == 0) {
                break;
            }
            int code = alphabet.code(codePoints[at]);
            node = nodes[PieceTrie.base(node) + code];
            if (PieceTrie.matches(node, code) == 0) {
                break;
            }
        }
        if (longest >= 0) {
            tokens.add(longestPiece - 1, spans.text(), from, longest);
        }
        return longest;
    }
}
