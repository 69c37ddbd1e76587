package dev.hayate.evaluation.task;

import java.io.IOException;
import java.util.OptionalLong;

/// Passages that need not fit into memory and may be read again and again, always in the same order. Ids are
/// unique.
public interface Corpus {
    /// Begins to read from the first passage.
    Reader open() throws IOException;

    /// How many passages there are, where that is known without reading them.
    default OptionalLong size() {
        return OptionalLong.empty();
    }

    /// A corpus in memory.
    static Corpus of(Passages passages) {
        return new Corpus() {
            @Override
            public OptionalLong size() {
                return OptionalLong.of(passages.size());
            }

            @Override
            public Reader open() {
                return new PassageReader(passages);
            }
        };
    }

    /// Reads a corpus once. For one thread.
    interface Reader extends AutoCloseable {
        /// The next passages; fewer than `atMost` only at the end, none after it.
        Passages next(int atMost) throws IOException;

        @Override
        void close() throws IOException;
    }
}
