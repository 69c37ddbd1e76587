package dev.hayate.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Plain text: a row a line, with the one column `text`.
record LineTable(Path file) implements Table {
    private static final List<String> COLUMNS = List.of(RowSelection.TEXT);

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        for (Column column : columns) {
            Column.indexOf(column.name(), COLUMNS, file.toString());
            if (column.kind() != Column.Kind.TEXT && column.kind() != Column.Kind.VALUE) {
                throw column.refusal(file.toString(), 0, "a text");
            }
        }
        return new Lines(file.toString(), new ByteInput(FileInput.open(file)));
    }

    private static final class Lines implements Cursor {
        private final String file;
        private final ByteInput input;
        private final Utf8Buffer buffer = new Utf8Buffer();
        private String line = "";
        private long row;

        Lines(String file, ByteInput input) {
            this.file = file;
            this.input = input;
        }

        @Override
        public boolean next() throws IOException {
            row++;
            try {
                if (input.peek() == ByteInput.END) {
                    return false;
                }
                for (int unit = input.read(); unit != '\n' && unit != ByteInput.END; unit = input.read()) {
                    buffer.append(unit);
                }
                buffer.trim('\r');
                line = buffer.take();
                return true;
            } catch (IOException e) {
                throw FileInput.failure(file, row, e);
            }
        }

        @Override
        public Object cell(int column) {
            return line;
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
