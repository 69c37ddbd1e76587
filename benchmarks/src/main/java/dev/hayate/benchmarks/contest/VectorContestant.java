package dev.hayate.benchmarks.contest;

import java.io.IOException;

/// A program that turns its work into vectors.
///
/// @param <W> what it works on
public interface VectorContestant<W> extends Contestant<W> {
    /// The vectors of the work, one after the other (`[texts, dimension]`, row-major), neither truncated nor
    /// normalised.
    ///
    /// @throws IOException if a process of its own has ended
    float[] vectors(W work) throws IOException;
}
