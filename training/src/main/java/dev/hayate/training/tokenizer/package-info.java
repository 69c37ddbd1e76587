/// Tokenizers trained from scratch.
@NullMarked
package dev.hayate.training.tokenizer;

import org.jspecify.annotations.NullMarked;
