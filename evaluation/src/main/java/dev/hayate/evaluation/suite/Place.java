package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.RowReader;

/// A row of a file, for errors that are noticed later.
record Place(String file, long row) {
    /// The row that a reader is at.
    static Place of(RowReader rows) {
        return new Place(rows.file(), rows.rowOfFile());
    }

    DataException refusal(String reason) {
        return new DataException(file, row, reason);
    }
}
