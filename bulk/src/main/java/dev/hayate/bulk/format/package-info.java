/// Files of vectors: Parquet, numpy arrays, JSON lines.
@NullMarked
package dev.hayate.bulk.format;

import org.jspecify.annotations.NullMarked;
