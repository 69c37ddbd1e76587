/// Exact search over many vectors, timed.
@NullMarked
package dev.hayate.benchmarks.search;

import org.jspecify.annotations.NullMarked;
