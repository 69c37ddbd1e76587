/// The second stage: cuts the normalized text into spans that no token crosses.
@NullMarked
package dev.hayate.tokenizer.pretokenizer;

import org.jspecify.annotations.NullMarked;
