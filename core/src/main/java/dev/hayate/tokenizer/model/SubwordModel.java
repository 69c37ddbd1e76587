package dev.hayate.tokenizer.model;

import dev.hayate.internal.binary.BinaryWriter;

/// A vocabulary and the rule that finds its pieces in a span of text, as HF tokenizers defines them.
/// Immutable, shared by all threads; the work is done by a [Segmenter] for each thread.
public sealed interface SubwordModel permits Unigram, WordPiece, Bpe, WordLevel {

    /// The pieces and their ids.
    Vocabulary vocabulary();

    /// The id that stands for everything unknown, -1 if there is none.
    int unknownId();

    /// Writes all that it is made of, for [SubwordModelReader#restore(BinaryReader)].
    void write(BinaryWriter writer);

    /// A new worker with buffers of its own, for one thread.
    Segmenter newSegmenter();
}
