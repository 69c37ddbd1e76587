/// A small strict JSON reader for the configuration files of models. It keeps the digits of numbers as
/// they stand in the file, because HF tokenizers reads them in its own way, and every value knows its
/// place, so that an error can name it.
@NullMarked
package dev.hayate.internal.json;

import org.jspecify.annotations.NullMarked;
