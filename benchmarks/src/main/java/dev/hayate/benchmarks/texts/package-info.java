/// Where the texts that are timed come from: files are read, cut into texts of a wanted length, made unique,
/// shuffled and dealt out into slices, so that no program meets a timed text twice.
@NullMarked
package dev.hayate.benchmarks.texts;

import org.jspecify.annotations.NullMarked;
