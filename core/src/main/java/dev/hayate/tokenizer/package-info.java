/// From text to token ids, exactly as HF tokenizers does it.
///
/// A [Tokenizer] is read from a `tokenizer.json`, is immutable and may be shared by all threads; its
/// [Tokenizer.Worker] belongs to one thread and owns every buffer. A text passes the stages in the
/// order of their packages: `normalizer` rewrites it ([NormalizedText]), `pretokenizer` cuts it into
/// spans ([PreTokens]), `model` finds the pieces of every span and writes their ids ([TokenBuffer]);
/// `decoder` leads back from ids to text.
@NullMarked
package dev.hayate.tokenizer;

import org.jspecify.annotations.NullMarked;
