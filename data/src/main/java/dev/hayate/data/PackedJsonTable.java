package dev.hayate.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/// JSON objects a line each in a file that is packed with Zstandard, which DuckDB unpacks.
record PackedJsonTable(Path file) implements Table {
    private static final List<Column> LINE = List.of(new Column("line", Column.Kind.TEXT));

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<String> columns() throws IOException {
        try (Cursor lines = lines()) {
            if (!lines.next()) {
                throw new DataException(file.toString(), 0, "has no rows");
            }
            JsonRow row = new JsonRow(file.toString(), List.of());
            row.begin();
            try (JsonParser parser = enter(lines)) {
                return row.names(parser);
            } catch (JacksonException e) {
                throw row.broken(e);
            }
        }
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        return new Objects(lines(), new JsonRow(file.toString(), columns));
    }

    private Cursor lines() throws IOException {
        FileInput.requireFile(file);
        String sql = "SELECT CAST(json AS VARCHAR) AS line FROM read_json_objects(" + Duck.file(file)
                + ", format = 'newline_delimited', compression = 'zstd')";
        return new DuckTable(file.toString(), sql, List.of()).rows(LINE);
    }

    private static JsonParser enter(Cursor lines) {
        JsonParser parser = JsonTable.JSON.createParser(ObjectReadContext.empty(), (String) lines.cell(0));
        parser.nextToken();
        return parser;
    }

    private record Objects(Cursor lines, JsonRow row) implements Cursor {
        @Override
        public boolean next() throws IOException {
            row.begin();
            if (!lines.next()) {
                return false;
            }
            try (JsonParser parser = enter(lines)) {
                row.read(parser);
                return true;
            } catch (JacksonException e) {
                throw row.broken(e);
            }
        }

        @Override
        public Object cell(int column) {
            return row.cell(column);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
