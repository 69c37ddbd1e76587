package dev.hayate.data;

import java.io.IOException;

/// Goes forward through the rows of a [Table]. For one thread.
interface Cursor extends AutoCloseable {
    /// Goes to the next row.
    ///
    /// @return whether there is one
    /// @throws DataException if it is broken, or if a cell is not what its column asks for
    boolean next() throws IOException;

    /// Goes to the next row without reading it where that is possible; it has no cells then.
    ///
    /// @return whether there is one
    /// @throws DataException if it is broken
    default boolean pass() throws IOException {
        return next();
    }

    /// A cell of this row: a `String`, also for a number, or a `List<String>`, also of numbers.
    ///
    /// @param column which of the columns that are read
    Object cell(int column);

    @Override
    void close() throws IOException;
}
