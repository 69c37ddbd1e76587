package dev.hayate.format;

import dev.hayate.table.EmbeddingTable;
import java.util.Optional;

/// Rows of a table, all or some, and of each the first values.
///
/// @param kept the rows to take, in this order; empty for all
@SuppressWarnings("ArrayRecordComponent")
record SourceRows(EmbeddingTable table, Optional<int[]> kept, int dimension) implements EmbeddingRows {

    @Override
    public int rows() {
        return kept.map(ids -> ids.length).orElse(table.rows());
    }

    @Override
    public void copyRow(int row, float[] target) {
        float[] whole = new float[table.dimension()];
        table.copyRow(kept.isPresent() ? kept.get()[row] : row, whole);
        System.arraycopy(whole, 0, target, 0, dimension);
    }
}
