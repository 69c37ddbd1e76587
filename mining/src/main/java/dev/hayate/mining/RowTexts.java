package dev.hayate.mining;

import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Reads a source once more, for the texts of a few of its rows.
public final class RowTexts {
    private RowTexts() {}

    /// The texts of rows.
    ///
    /// @param wanted the rows, from 0
    /// @return by row, its text
    public static Map<Integer, String> of(RowSource source, TextColumns columns, BitSet wanted) throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        try (RowReader rows = RowReader.open(source, columns.selection())) {
            for (int row = 0; texts.size() < wanted.cardinality() && rows.next(); row++) {
                if (wanted.get(row)) {
                    texts.put(row, rows.text(0));
                }
            }
        }
        return texts;
    }
}
