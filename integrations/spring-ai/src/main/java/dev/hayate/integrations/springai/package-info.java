/// Static models for Spring AI: [HayateEmbeddingModel]. Spring Boot makes one of `hayate.embedding.*`, see
/// `autoconfigure`.
@NullMarked
package dev.hayate.integrations.springai;

import org.jspecify.annotations.NullMarked;
