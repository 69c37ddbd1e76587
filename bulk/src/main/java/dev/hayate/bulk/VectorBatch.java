package dev.hayate.bulk;

import dev.hayate.Embeddings;
import java.util.List;

/// Rows that follow each other in their source, and their vectors. Nobody writes into it; a sink may keep it.
///
/// @param firstRow the number of the first row in the source, from 1
/// @param texts by row, the text that was encoded
/// @param kept by row, the values of the columns that go along, in the order of [VectorSchema#kept()]
/// @param vectors by row, its vector
public record VectorBatch(long firstRow, List<String> texts, List<List<String>> kept, Embeddings vectors) {
    /// The number of rows.
    public int rows() {
        return vectors.rows();
    }
}
