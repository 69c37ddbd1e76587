package dev.hayate.search;

/// Where a document was read, as errors name it.
///
/// @param file the file, or what else the rows come from
/// @param row the row in it, from 1
public record Place(String file, long row) {
    @Override
    public String toString() {
        return file + ", row " + row;
    }
}
