/// What Spring Boot does with `hayate.embedding.*`: [HayateEmbeddingAutoConfiguration] loads a model and makes an
/// `EmbeddingModel` of it, [HayateMetersAutoConfiguration] measures it.
@NullMarked
package dev.hayate.integrations.springai.autoconfigure;

import org.jspecify.annotations.NullMarked;
