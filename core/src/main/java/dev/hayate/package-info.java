/// Static sentence embeddings: load a model, encode texts, compare vectors.
///
/// [StaticEmbeddingModel] is the way in: immutable, shared by all threads. [Encoder] is its worker for
/// one thread's tight loop. [Embeddings] holds vectors row by row, [Similarity] compares them. Everything
/// about how a text becomes tokens is in `dev.hayate.tokenizer`, how tokens become a vector in
/// `dev.hayate.table`, and which files a model is made of in `dev.hayate.format`.
@NullMarked
package dev.hayate;

import org.jspecify.annotations.NullMarked;
