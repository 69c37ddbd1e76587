package dev.hayate.bulk;

import dev.hayate.data.RowSelection;
import dev.hayate.data.RowSource;
import java.util.List;

/// What is encoded, and what goes along.
///
/// @param rows where the texts come from
/// @param text the column of the texts
/// @param kept the columns of texts or numbers that go along, which may be that of the texts, too
public record BulkSource(RowSource rows, String text, List<String> kept) {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if a column is kept twice
    public BulkSource {
        kept = List.copyOf(kept);
        for (String column : kept) {
            if (kept.indexOf(column) != kept.lastIndexOf(column)) {
                throw new IllegalArgumentException("the column \"" + column + "\" is kept twice");
            }
        }
    }

    RowSelection selection() {
        return RowSelection.of(text)
                .withValues(kept.stream().filter(name -> !name.equals(text)).toArray(String[]::new));
    }

    VectorSchema schema(int dimension) {
        return new VectorSchema(text, kept, dimension);
    }
}
