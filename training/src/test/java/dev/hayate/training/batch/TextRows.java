package dev.hayate.training.batch;

import java.util.List;

/// Rows whose texts are written down; a text is one token, its hash code.
record TextRows(List<List<String>> texts) implements PairStore {
    @Override
    public int rows() {
        return texts.size();
    }

    @Override
    public int columns() {
        return texts.getFirst().size();
    }

    @Override
    public int rowLength(int row) {
        return columns();
    }

    @Override
    public long hash(int row, int column) {
        return TokenCacheWriter.hash(texts.get(row).get(column));
    }

    @Override
    public int copy(int row, int column, int[] target, int at) {
        target[at] = texts.get(row).get(column).hashCode() & 0xFFF;
        return 1;
    }
}
