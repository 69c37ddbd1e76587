/// A search index on disk: BM25 with Japanese analysis, vectors, and the fusion of both.
@NullMarked
package dev.hayate.search;

import org.jspecify.annotations.NullMarked;
