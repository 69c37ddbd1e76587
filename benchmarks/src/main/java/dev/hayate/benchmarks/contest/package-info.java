/// Timing of programs against each other. All take their turn within every round, on the same work, and the
/// order changes from round to round: what slows the machine down for a while slows all of them down. Ratios
/// are taken within a round, and their median and range over the rounds are told.
@NullMarked
package dev.hayate.benchmarks.contest;

import org.jspecify.annotations.NullMarked;
