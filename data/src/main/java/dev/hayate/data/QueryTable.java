package dev.hayate.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// What a `SELECT` gives. It is checked by DuckDB's own parser before it runs.
record QueryTable(QuerySource query) implements Table {
    @Override
    public String name() {
        return query.toString();
    }

    @Override
    public List<String> columns() throws IOException {
        return checked().columns();
    }

    @Override
    public Cursor rows(List<Column> columns) throws IOException {
        return checked().rows(columns);
    }

    /// The files that are named in the query.
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String string : strings()) {
            for (Path file : named(query.folder(), string)) {
                if (Files.isRegularFile(file) && !files.contains(file)) {
                    files.add(file);
                }
            }
        }
        return files;
    }

    private DuckTable checked() throws IOException {
        if (query.folder().toString().contains(",")) {
            throw new DataException(
                    query.toString(),
                    0,
                    "the folder " + query.folder() + " has a comma in its name; DuckDB reads it as two");
        }
        requireNothingElsewhere(strings());
        return new DuckTable(
                query.toString(),
                query.sql(),
                List.of("file_search_path", query.folder().toAbsolutePath().toString()));
    }

    private List<String> strings() throws IOException {
        try (Duck duck = new Duck(query.toString())) {
            return strings(duck.syntax(query.sql()));
        }
    }

    /// The strings in the syntax tree of the query, names of files among them.
    private List<String> strings(String syntax) throws DataException {
        List<String> strings = new ArrayList<>();
        int statements = 0;
        try (JsonParser parser = JsonTable.JSON.createParser(ObjectReadContext.empty(), syntax)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "error_message".equals(parser.currentName())) {
                    throw new DataException(query.toString(), 0, parser.getString());
                }
                if (token == JsonToken.VALUE_STRING) {
                    strings.add(parser.getString());
                }
                if (token == JsonToken.START_OBJECT
                        && parser.streamReadContext().getNestingDepth() == 3) {
                    statements++;
                }
            }
        }
        if (statements != 1) {
            throw new DataException(query.toString(), 0, "is " + statements + " queries; one is read");
        }
        return strings;
    }

    /// DuckDB looks for a file in the folder of the process first, which is not what is meant here.
    private void requireNothingElsewhere(List<String> strings) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        if (here.equals(query.folder().toAbsolutePath().normalize())) {
            return;
        }
        for (String string : strings) {
            if (string.contains(".")) {
                requireNotIn(here, string);
            }
        }
    }

    private void requireNotIn(Path here, String name) throws IOException {
        if (isAbsolute(name)) {
            return;
        }
        for (Path file : named(here, name)) {
            if (Files.isRegularFile(file)) {
                throw new DataException(
                        query.toString(),
                        0,
                        "\"" + name + "\" is also " + file + ", where DuckDB would look before " + query.folder()
                                + "; write the whole path");
            }
        }
    }

    private static boolean isAbsolute(String name) {
        try {
            return Path.of(name).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /// The files that a string names, if it names any.
    private static List<Path> named(Path folder, String name) throws IOException {
        try {
            return FilePattern.parse(name, folder).files();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
