package dev.hayate.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/// What Lucene would say beside the results: whether it found the Vector API.
final class LuceneLog {
    /// Held, as the level goes with the logger.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene.internal.vectorization");

    private LuceneLog() {}

    static void silence() {
        LUCENE.setLevel(Level.OFF);
    }
}
