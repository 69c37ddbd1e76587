package dev.hayate.data;

import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What DuckDB finds in a file or makes of a query.
///
/// @param name file or query, to begin the sentences of errors with
/// @param sql a `SELECT`
/// @param settings further settings of DuckDB, as names and values
record DuckTable(String name, String sql, List<String> settings) implements Table {
    private static final Set<String> NUMBERS = Set.of(
            "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT",
            "FLOAT",
            "DOUBLE");

    @Override
    public List<String> columns() throws IOException {
        try (Duck duck = open()) {
            return names(duck.describe(sql));
        }
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        return rows(columns, 0);
    }

    /// @param before how many rows there are before those that the query gives
    Cursor rows(List<Column> columns, long before) throws IOException {
        Duck duck = open();
        try {
            int[] places = places(duck.describe(sql), columns);
            return new Rows(duck, duck.query(sql), columns, places, before);
        } catch (IOException e) {
            duck.close();
            throw e;
        }
    }

    private Duck open() throws IOException {
        return new Duck(name, settings.toArray(String[]::new));
    }

    private static List<String> names(List<Duck.Typed> columns) {
        return columns.stream().map(Duck.Typed::name).toList();
    }

    /// Where in the result the columns are, from 1.
    private int[] places(List<Duck.Typed> present, List<Column> wanted) throws DataException {
        int[] places = new int[wanted.size()];
        for (int i = 0; i < places.length; i++) {
            Column column = wanted.get(i);
            int index = Column.indexOf(column.name(), names(present), name);
            String type = present.get(index).type();
            boolean fits = switch (column.kind()) {
                case TEXT -> isText(type);
                case TEXTS -> type.equals("VARCHAR[]");
                case NUMBER -> isNumber(type);
                case VALUE -> isText(type) || isNumber(type);
                case VALUES -> isText(element(type)) || isNumber(element(type));
            };
            if (!fits) {
                throw column.refusal(name, 0, "of the type " + type);
            }
            places[i] = index + 1;
        }
        return places;
    }

    private static boolean isText(String type) {
        return type.equals("VARCHAR") || type.startsWith("ENUM(");
    }

    private static boolean isNumber(String type) {
        return NUMBERS.contains(type) || type.startsWith("DECIMAL(");
    }

    /// The type of the elements of a list, or the type itself.
    private static String element(String type) {
        return type.endsWith("[]") ? type.substring(0, type.length() - 2) : type;
    }

    private final class Rows implements Cursor {
        private final Duck duck;
        private final ResultSet result;
        private final List<Column> columns;
        private final int[] places;
        private final @Nullable Object[] cells;
        private long row;

        Rows(Duck duck, ResultSet result, List<Column> columns, int[] places, long before) {
            this.duck = duck;
            this.result = result;
            this.columns = columns;
            this.places = places;
            this.cells = new Object[columns.size()];
            this.row = before;
        }

        @Override
        public boolean pass() throws IOException {
            row++;
            Arrays.fill(cells, null);
            try {
                return result.next();
            } catch (SQLException e) {
                throw duck.failure(row - 1, e);
            }
        }

        @Override
        public boolean next() throws IOException {
            if (!pass()) {
                return false;
            }
            try {
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = read(columns.get(i), places[i]);
                }
                return true;
            } catch (SQLException e) {
                throw duck.failure(row - 1, e);
            }
        }

        private Object read(Column column, int place) throws SQLException, DataException {
            return switch (column.kind()) {
                case TEXT, NUMBER, VALUE -> text(column, place);
                case TEXTS -> texts(column, place);
                case VALUES ->
                    result.getObject(place) instanceof Array ? texts(column, place) : List.of(text(column, place));
            };
        }

        private String text(Column column, int place) throws SQLException, DataException {
            String text = result.getString(place);
            if (text == null) {
                throw column.refusal(name, row, "null");
            }
            return text;
        }

        private List<String> texts(Column column, int place) throws SQLException, DataException {
            Array list = result.getArray(place);
            if (list == null) {
                throw column.refusal(name, row, "null");
            }
            return texts(column, (Object[]) list.getArray());
        }

        private List<String> texts(Column column, @Nullable Object[] elements) throws DataException {
            List<String> texts = new ArrayList<>();
            for (Object element : elements) {
                if (element == null) {
                    throw column.refusal(name, row, "a list with null");
                }
                texts.add(element.toString());
            }
            return List.copyOf(texts);
        }

        @Override
        public Object cell(int column) {
            Object cell = cells[column];
            if (cell == null) {
                throw new IllegalStateException("there is no row to read from");
            }
            return cell;
        }

        @Override
        public void close() throws IOException {
            duck.close();
        }
    }
}
