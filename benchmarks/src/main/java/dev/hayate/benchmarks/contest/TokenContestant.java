package dev.hayate.benchmarks.contest;

import dev.hayate.benchmarks.texts.Slice;
import java.io.IOException;
import java.util.List;

/// A program that turns texts into token ids.
public interface TokenContestant extends Contestant<Slice> {
    /// The ids of every text of a slice.
    ///
    /// @throws IOException if a process of its own has ended
    List<int[]> ids(Slice slice) throws IOException;
}
