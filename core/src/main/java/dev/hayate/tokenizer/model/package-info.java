/// The third stage: finds the pieces of a span in the vocabulary and gives their ids.
@NullMarked
package dev.hayate.tokenizer.model;

import org.jspecify.annotations.NullMarked;
