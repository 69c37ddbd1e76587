package dev.hayate.data;

import java.util.List;

/// A column that is to be read.
///
/// @param name what the source calls it
/// @param kind what its cells must be
record Column(String name, Kind kind) {
    /// What the cells of a column must be.
    enum Kind {
        /// A text each.
        TEXT("a text"),
        /// A list of texts each.
        TEXTS("a list of texts"),
        /// A text or a number each, which is read as a text.
        VALUE("a text or a number"),
        /// A list of texts or numbers each, which are read as texts; one that stands alone is a list of one.
        VALUES("a list of texts or numbers"),
        /// A number each.
        NUMBER("a number");

        private final String description;

        Kind(String description) {
            this.description = description;
        }

        @Override
        public String toString() {
            return description;
        }
    }

    /// The place of a column among those that a table has.
    ///
    /// @throws DataException if it has no such column, or several
    static int indexOf(String name, List<String> columns, String table) throws DataException {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new DataException(
                    table,
                    0,
                    "has no column \"" + name + "\"; it has " + String.join(", ", columns)
                            + ": name the columns to read with columns");
        }
        if (index != columns.lastIndexOf(name)) {
            throw new DataException(table, 0, "has more than one column \"" + name + "\"");
        }
        return index;
    }

    /// The refusal of a cell that is something else.
    ///
    /// @param got what the cell is
    DataException refusal(String table, long row, String got) {
        return new DataException(table, row, "\"" + name + "\" is " + got + ", not " + kind);
    }
}
