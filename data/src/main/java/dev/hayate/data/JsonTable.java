package dev.hayate.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// JSON objects one after another, usually a line each, or in one array. The first one says which columns there
/// are.
record JsonTable(Path file) implements Table {
    static final JsonFactory JSON = new JsonFactory();

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public List<String> columns() throws IOException {
        try (Objects objects = open(List.of())) {
            return objects.names();
        }
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        return open(columns);
    }

    private Objects open(List<Column> columns) throws IOException {
        JsonRow row = new JsonRow(file.toString(), columns);
        InputStream bytes = FileInput.open(file);
        try {
            return new Objects(JSON.createParser(ObjectReadContext.empty(), bytes), row);
        } catch (JacksonException e) {
            bytes.close();
            throw row.broken(e);
        }
    }

    private final class Objects implements Cursor {
        private final JsonParser parser;
        private final JsonRow row;

        Objects(JsonParser parser, JsonRow row) {
            this.parser = parser;
            this.row = row;
        }

        List<String> names() throws IOException {
            try {
                if (!enter()) {
                    throw new DataException(file.toString(), 0, "has no rows");
                }
                return row.names(parser);
            } catch (JacksonException e) {
                throw row.broken(e);
            }
        }

        @Override
        public boolean next() throws IOException {
            try {
                if (!enter()) {
                    return false;
                }
                row.read(parser);
                return true;
            } catch (JacksonException e) {
                throw row.broken(e);
            }
        }

        /// Goes to the beginning of the next row.
        private boolean enter() throws DataException {
            row.begin();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && row.isFirst()) {
                token = parser.nextToken();
            }
            if (token == JsonToken.END_ARRAY) {
                token = parser.nextToken();
                if (token != null) {
                    throw row.error("something follows the array of all rows");
                }
            }
            return token != null;
        }

        @Override
        public Object cell(int column) {
            return row.cell(column);
        }

        @Override
        public void close() {
            parser.close();
        }
    }
}
