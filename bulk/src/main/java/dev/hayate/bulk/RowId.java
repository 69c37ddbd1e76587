package dev.hayate.bulk;

/// What a row is known by where it goes.
public sealed interface RowId {
    /// The value of a column that goes along.
    ///
    /// @param column one of [VectorSchema#kept()]
    record Kept(String column) implements RowId {}

    /// The number of the row in its source, from 1.
    record RowNumber() implements RowId {}

    /// Where in the kept columns the id is; -1 if it is the number of the row.
    ///
    /// @throws IllegalArgumentException if the column does not go along
    default int place(VectorSchema schema) {
        return switch (this) {
            case RowNumber number -> -1;
            case Kept(String column) -> {
                int place = schema.kept().indexOf(column);
                if (place < 0) {
                    throw new IllegalArgumentException("expected the column of the ids among those that go along ("
                            + String.join(", ", schema.kept()) + "), got " + column);
                }
                yield place;
            }
        };
    }
}
