/// The first stage: rewrites the text (Unicode forms, lower case, accents, replacements) and keeps track of
/// where every character came from.
///
/// [NormalizerReader] reads a [Normalizer] from a `tokenizer.json`; each of its records says what the original
/// does. [CompiledNormalizer] does the same fast and is what encoding uses. What a character is lies in the
/// package `unicode`, not here.
@NullMarked
package dev.hayate.tokenizer.normalizer;

import org.jspecify.annotations.NullMarked;
