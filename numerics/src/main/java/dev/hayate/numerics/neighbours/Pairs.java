package dev.hayate.numerics.neighbours;

/// Takes the pairs that a search finds. Called by several threads at once, in no order.
public interface Pairs {
    /// Takes a pair, once.
    ///
    /// @param worker the number of the thread
    /// @param row one of two vectors
    /// @param other a vector with a lower number
    /// @param cosine at least the threshold
    void take(int worker, int row, int other, float cosine);

    /// To which group a vector belongs already. Pairs within one group need not be found; so whoever only wants to
    /// know what hangs together spares the pairs inside what does already.
    ///
    /// @return a number; that of the vector itself if every pair is wanted
    default int group(int row) {
        return row;
    }

    /// Whether enough was found: the search then ends soon.
    default boolean isFull() {
        return false;
    }
}
