/// The programs that Hayate is timed against: Hugging Face tokenizers and libtorch through DJL in this process,
/// and the Python originals in processes of their own.
///
/// A Python peer is driven line by line, so that its turns lie between those of the others. It gets the name of
/// a file with the slices (a JSON array of strings a line), warms up and prints `ready NAME`. Then it answers
/// `go N` (work through slice N once) with the seconds by its own clock, and `show N` with its results for
/// slice N: ids as `1 2 3,4 5`, or vectors as Base64 of little-endian float32, row after row. The one that trains
/// gets a table and a batch instead and answers `step PRECISION`. All end at the end of their input.
@NullMarked
package dev.hayate.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
