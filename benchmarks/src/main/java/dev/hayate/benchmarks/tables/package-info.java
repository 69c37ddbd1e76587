/// Embedding tables and model folders made for timing: the rows are random numbers, the tokenizer is a real one,
/// so rows are met as often as in use.
@NullMarked
package dev.hayate.benchmarks.tables;

import org.jspecify.annotations.NullMarked;
