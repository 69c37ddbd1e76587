/// The first stage: rewrites the text (Unicode forms, lower case, accents, replacements) and keeps track of where every
/// character came from.
@NullMarked
package dev.hayate.tokenizer.normalizer;

import org.jspecify.annotations.NullMarked;
