package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryReader;
import dev.hayate.internal.binary.BinaryWriter;
import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.TokenBuffer;
import java.util.Set;

/// Every span is one token. Mirrors `WordLevel` of HF tokenizers.
public final class WordLevel implements SubwordModel {
    private final Vocabulary vocabulary;
    private final PieceTrie trie;
    private final int unknownId;

    private WordLevel(Vocabulary vocabulary, PieceTrie trie, int unknownId) {
        this.vocabulary = vocabulary;
        this.trie = trie;
        this.unknownId = unknownId;
    }

    /// Reads the `model` of a `tokenizer.json`.
    static WordLevel read(Json json) {
        json.allowOnly(Set.of("type", "vocab", "unk_token"));
        Vocabulary vocabulary = VocabularyReader.read(json.member("vocab"));
        int unknownId = VocabularyReader.idOf(json.member("unk_token"), vocabulary);
        return new WordLevel(vocabulary, PieceTrie.build(vocabulary), unknownId);
    }

    @Override
    public void write(BinaryWriter writer) {
        vocabulary.write(writer);
        trie.write(writer);
        writer.writeInt(unknownId);
    }

    static WordLevel read(BinaryReader reader) {
        return new WordLevel(Vocabulary.read(reader), PieceTrie.read(reader), reader.readInt());
    }

    @Override
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public int unknownId() {
        return unknownId;
    }

    @Override
    public Segmenter newSegmenter() {
        return this::segment;
    }

    private void segment(PreTokens spans, TokenBuffer tokens) {
        int[] codePoints = spans.text().codePoints();
        for (int s = 0; s < spans.count(); s++) {
            int piece = trie.exact(codePoints, spans.start(s), spans.end(s));
            tokens.add(piece == 0 ? unknownId : piece - 1, spans.text(), spans.start(s), spans.end(s));
        }
    }
}
