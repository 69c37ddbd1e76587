/// The API of Ollama, as far as it is about embeddings.
@NullMarked
package dev.hayate.server.ollama;

import org.jspecify.annotations.NullMarked;
