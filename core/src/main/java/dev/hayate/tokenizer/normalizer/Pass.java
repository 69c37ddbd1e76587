package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// One walk over a text on the way of a [CompiledNormalizer].
interface Pass {

    /// Rewrites the text in place.
    ///
    /// @param scratch for parts of the text, aligned as the text is
    void normalize(NormalizedText text, NormalizedText scratch);
}
