package dev.hayate.tokenizer.model;

/// To be written.
public final class Bpe implements SubwordModel {
    @Override
    public Vocabulary vocabulary() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Segmenter newSegmenter() {
        throw new UnsupportedOperationException();
    }
}
