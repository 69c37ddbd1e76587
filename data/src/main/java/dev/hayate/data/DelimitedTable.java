package dev.hayate.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Comma or tab separated values (RFC 4180) whose first record names the columns.
///
/// @param delimiter what stands between two fields
record DelimitedTable(Path file, char delimiter) implements Table {
    static DelimitedTable commas(Path file) {
        return new DelimitedTable(file, ',');
    }

    static DelimitedTable tabs(Path file) {
        return new DelimitedTable(file, '\t');
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<String> columns() throws IOException {
        try (DelimitedRecords records = open()) {
            return header(records);
        }
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        DelimitedRecords records = open();
        try {
            return new Rows(records, header(records), columns);
        } catch (IOException e) {
            records.close();
            throw e;
        }
    }

    private DelimitedRecords open() throws IOException {
        return new DelimitedRecords(file.toString(), new ByteInput(FileInput.open(file)), delimiter);
    }

    private List<String> header(DelimitedRecords records) throws IOException {
        if (!records.next()) {
            throw new DataException(file.toString(), 0, "is empty; its first line must name the columns");
        }
        return List.copyOf(records.fields());
    }

    private final class Rows implements Cursor {
        private final DelimitedRecords records;
        private final int width;
        private final List<Column> columns;
        private final int[] indexes;

        Rows(DelimitedRecords records, List<String> header, List<Column> columns) throws IOException {
            this.records = records;
            this.width = header.size();
            this.columns = columns;
            this.indexes = new int[columns.size()];
            for (int i = 0; i < indexes.length; i++) {
                Column column = columns.get(i);
                indexes[i] = Column.indexOf(column.name(), header, file.toString());
                if (column.kind() == Column.Kind.TEXTS) {
                    throw column.refusal(file.toString(), 0, "a text");
                }
            }
        }

        @Override
        public boolean next() throws IOException {
            if (!records.next()) {
                return false;
            }
            int fields = records.fields().size();
            if (fields != width) {
                throw new DataException(
                        file.toString(),
                        records.row() - 1,
                        "has " + fields + " fields where the first line names " + width + " columns");
            }
            for (int i = 0; i < indexes.length; i++) {
                if (columns.get(i).kind() == Column.Kind.NUMBER) {
                    requireNumber(columns.get(i), records.fields().get(indexes[i]));
                }
            }
            return true;
        }

        private void requireNumber(Column column, String field) throws DataException {
            try {
                var _ = Double.parseDouble(field);
            } catch (NumberFormatException e) {
                throw column.refusal(file.toString(), records.row() - 1, "\"" + field + "\"");
            }
        }

        @Override
        public Object cell(int column) {
            String field = records.fields().get(indexes[column]);
            return switch (columns.get(column).kind()) {
                case TEXT, NUMBER, VALUE -> field;
                case VALUES, TEXTS -> List.of(field);
            };
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
