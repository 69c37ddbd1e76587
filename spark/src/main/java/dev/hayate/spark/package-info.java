/// Static sentence embeddings on Apache Spark.
@NullMarked
package dev.hayate.spark;

import org.jspecify.annotations.NullMarked;
