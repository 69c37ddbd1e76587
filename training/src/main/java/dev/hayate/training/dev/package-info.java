/// Scores of a table while it is trained: sets of texts, tokenized once, and what is measured on them.
@NullMarked
package dev.hayate.training.dev;

import org.jspecify.annotations.NullMarked;
