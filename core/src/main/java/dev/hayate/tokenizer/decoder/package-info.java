/// The way back: joins the pieces of tokens to a text.
@NullMarked
package dev.hayate.tokenizer.decoder;

import org.jspecify.annotations.NullMarked;
