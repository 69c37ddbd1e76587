package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// What [Replace] looks for. Immutable, shared by all threads.
public sealed interface ReplacePattern permits LiteralPattern, RepeatPattern, RegexPattern {

    /// The matches in a text that does not change meanwhile, from left to right.
    Matches matches(NormalizedText text);

    /// Walks over matches that do not overlap.
    interface Matches {
        /// Goes to the next match.
        ///
        /// @return whether there is one
        boolean next();

        /// First code point of the match.
        int start();

        /// Index after the last code point of the match.
        int end();
    }
}
