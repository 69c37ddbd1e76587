package dev.hayate.bulk;

import java.util.List;

/// Rows of one file and one shard that follow each other.
///
/// @param firstRow the number of the first among all rows, from 1
/// @param file the file, as errors name it
/// @param firstOfFile the number of the first in that file, from 1
/// @param texts by row
/// @param kept by row, the columns that go along
record Chunk(long firstRow, String file, long firstOfFile, List<String> texts, List<List<String>> kept) {
    int rows() {
        return texts.size();
    }
}
