/// Static models for LangChain4j: [HayateEmbeddingModel] makes vectors of text segments,
/// [HayateTokenCountEstimator] counts their tokens, for splitters among others.
@NullMarked
package dev.hayate.integrations.langchain4j;

import org.jspecify.annotations.NullMarked;
