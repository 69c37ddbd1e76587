package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;

/// One step of pre-tokenization, as HF tokenizers defines it. Immutable, shared by all threads.
public sealed interface PreTokenizer
        permits PreTokenizer.Whole,
                BertPreTokenizer,
                ByteLevel,
                CharDelimiterSplit,
                Digits,
                FixedLength,
                Metaspace,
                Punctuation,
                Sequence,
                Split,
                UnicodeScripts,
                Whitespace,
                WhitespaceSplit {

    /// Cuts every span finer, and may rewrite the text of the spans at the same time.
    void split(PreTokens spans);

    /// Leaves the spans as they are.
    record Whole() implements PreTokenizer {
        @Override
        public void split(PreTokens spans) {}
    }
}
