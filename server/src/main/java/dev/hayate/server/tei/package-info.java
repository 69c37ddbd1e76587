/// The API of Hugging Face's Text Embeddings Inference.
@NullMarked
package dev.hayate.server.tei;

import org.jspecify.annotations.NullMarked;
