package dev.hayate.training.tokenizer;

/// Hears how far a training is. Called by the thread that trains.
public interface UnigramListener {
    /// Hears nothing.
    UnigramListener NONE = new UnigramListener() {};

    /// A text has been read.
    ///
    /// @param texts how many so far
    default void read(long texts) {}

    /// All texts have been read, and the pieces to start from have been chosen.
    default void seeded(int pieces) {}

    /// A round is over.
    default void finished(TrainingRound round) {}
}
