/// Pairs of vectors that are nearly alike, among a million of them: all of them with a proof, or nearly all of
/// them faster.
@NullMarked
package dev.hayate.numerics.neighbours;

import org.jspecify.annotations.NullMarked;
