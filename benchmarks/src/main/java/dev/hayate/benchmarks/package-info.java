/// Hayate beside its peers, from text to ids and to vectors, in one command: [dev.hayate.benchmarks.Main].
///
/// The command lists [comparisons][dev.hayate.benchmarks.comparison.Comparison] and runs each in a JVM of its
/// own, so that no comparison is compiled with the habits of another. Only the command line may end the process
/// or write to stdout.
@NullMarked
package dev.hayate.benchmarks;

import org.jspecify.annotations.NullMarked;
