package dev.hayate.search;

/// How an index keeps the vectors of its passages, and so how it finds the nearest.
///
/// | | compares the query with | result |
/// |---|---|---|
/// | [None] | nothing: words alone find passages | – |
/// | [Exact] | every passage | exact |
/// | [Hnsw] | the passages along a graph | nearly all of the exact one |
///
/// Whatever is kept beside them, the float32 values are kept too, and every score is computed from them.
public sealed interface VectorStorage {

    /// No vectors.
    record None() implements VectorStorage {}

    /// Every passage is compared: nothing to set, nothing missed, and a time that grows with the index.
    record Exact() implements VectorStorage {}

    /// A hierarchical navigable small world graph (Malkov and Yashunin). Finds in a time that hardly grows with
    /// the index, and misses a few of the nearest; the graph takes long to build.
    ///
    /// @param connections neighbours of a passage in the graph (`M`), from 2 to 512
    /// @param beamWidth candidates for them while it is built (`efConstruction`), from the connections to 3200
    /// @param encoding what the graph is walked by
    record Hnsw(int connections, int beamWidth, Encoding encoding) implements VectorStorage {
        /// 32 connections, a beam of 64, whole float32 values: fewer connections leave texts that are nearly alike
        /// out of reach, a wider beam finds hardly more and takes longer.
        public static final Hnsw DEFAULT = new Hnsw(32, 64, Encoding.FLOAT);

        /// The same by bytes, with a beam of 40: they are compared more slowly, and of a million sentences 96 %
        /// of the ten nearest are found with it, 98 % with 64, which takes nearly twice as long.
        public static final Hnsw BYTES = new Hnsw(32, 40, Encoding.INT8);

        /// Checks the numbers.
        ///
        /// @throws IllegalArgumentException if one is out of range
        public Hnsw {
            if (connections < 2 || connections > 512) {
                throw new IllegalArgumentException("expected from 2 to 512 connections, got " + connections);
            }
            if (beamWidth < connections || beamWidth > 3200) {
                throw new IllegalArgumentException(
                        "expected a beam width from " + connections + " to 3200, got " + beamWidth);
            }
        }

        /// The same with another encoding.
        public Hnsw encoded(Encoding encoding) {
            return new Hnsw(connections, beamWidth, encoding);
        }
    }

    /// What a graph is walked by. Smaller ones take less memory at search time, not on disk, where the float32
    /// values stay beside them for the exact scores of the candidates.
    enum Encoding {
        /// The float32 values themselves.
        FLOAT,
        /// A byte a value.
        INT8,
        /// A bit a value.
        BINARY
    }
}
