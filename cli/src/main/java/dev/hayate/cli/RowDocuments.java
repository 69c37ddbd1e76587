package dev.hayate.cli;

import dev.hayate.data.DataException;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.data.RowSource;
import dev.hayate.search.Document;
import dev.hayate.search.Place;
import dev.hayate.search.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The rows of a source, each a document.
final class RowDocuments implements DocumentReader {
    private final RowReader rows;
    private final Columns columns;
    private final List<MetadataColumn> metadata;
    private final Optional<String> name;

    /// Which columns are what.
    ///
    /// @param id the ids; without one they are the name of the source and the number of the row
    /// @param metadata with or without their kinds
    record Columns(Optional<String> id, String text, Optional<String> title, List<String> metadata) {

        /// Finds out which columns there are of those that are asked for by nobody.
        ///
        /// @throws DataException if there is no text, or if one that is asked for is not there
        static Columns of(RowSource source, String name, DocumentOptions asked) throws IOException {
            List<String> present = RowReader.columns(source);
            String text = asked.text().orElse("text");
            require(text, "--text", present, name);
            for (String column : asked.metadata()) {
                require(MetadataColumn.parse(column).name(), "--metadata", present, name);
            }
            return new Columns(
                    chosen(asked.id(), "id", present, name),
                    text,
                    chosen(asked.title(), "title", present, name),
                    asked.metadata());
        }

        private static Optional<String> chosen(Optional<String> asked, String usual, List<String> present, String name)
                throws DataException {
            if (asked.isPresent()) {
                require(asked.get(), "--" + usual, present, name);
                return asked;
            }
            return present.contains(usual) ? Optional.of(usual) : Optional.empty();
        }

        private static void require(String column, String option, List<String> present, String name)
                throws DataException {
            if (!present.contains(column)) {
                throw new DataException(
                        name,
                        0,
                        "has no column \"" + column + "\"; " + option + " names one of " + String.join(", ", present));
            }
        }

        private List<String> values() {
            return Stream.concat(id.stream(), title.stream()).toList();
        }
    }

    private RowDocuments(RowReader rows, Columns columns, List<MetadataColumn> metadata, Optional<String> name) {
        this.rows = rows;
        this.columns = columns;
        this.metadata = metadata;
        this.name = name;
    }

    /// @param name what documents without ids are called, with a number; the file itself if empty
    static RowDocuments open(RowSource source, Columns columns, Optional<String> name) throws IOException {
        List<MetadataColumn> metadata =
                columns.metadata().stream().map(MetadataColumn::parse).toList();
        RowSelection selection = RowSelection.of(columns.text())
                .withValues(columns.values().toArray(String[]::new))
                .withValueLists(metadata.stream().map(MetadataColumn::name).toArray(String[]::new));
        return new RowDocuments(RowReader.open(source, selection), columns, metadata, name);
    }

    @Override
    public boolean next() throws IOException {
        return rows.next();
    }

    @Override
    public Document document() throws IOException {
        String title = columns.title().isPresent() ? rows.value(columns.id().isPresent() ? 1 : 0) : "";
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < metadata.size(); i++) {
            MetadataColumn column = metadata.get(i);
            values.put(column.name(), column.value(rows.values(i), rows.file(), rows.rowOfFile()));
        }
        try {
            return new Document(id(), title, rows.text(0), values);
        } catch (IllegalArgumentException e) {
            throw new DataException(rows.file(), rows.rowOfFile(), String.valueOf(e.getMessage()));
        }
    }

    private String id() {
        if (columns.id().isPresent()) {
            return rows.value(0);
        }
        return name.orElseGet(() -> String.valueOf(Path.of(rows.file()).getFileName())) + ":" + rows.rowOfFile();
    }

    @Override
    public Place place() {
        return new Place(rows.file(), rows.rowOfFile());
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
