/// What a character is, as the original tokenizers see it: the same answer on every JDK, whatever version of
/// Unicode it knows. Used by the normalizers and the pre-tokenizers; nothing of the pipeline itself may go
/// here.
@NullMarked
package dev.hayate.tokenizer.unicode;

import org.jspecify.annotations.NullMarked;
