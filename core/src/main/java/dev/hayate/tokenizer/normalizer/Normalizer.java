package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// One step of normalization, as HF tokenizers defines it. Immutable, shared by all threads.
public sealed interface Normalizer
        permits Normalizer.Identity,
                Nmt,
                UnicodeForm,
                Lowercase,
                StripAccents,
                BertNormalizer,
                Precompiled,
                Replace,
                Prepend,
                Strip,
                ByteLevel,
                Sequence {

    /// Rewrites the text in place.
    void normalize(NormalizedText text);

    /// Leaves the text as it is.
    record Identity() implements Normalizer {
        @Override
        public void normalize(NormalizedText text) {}
    }
}
