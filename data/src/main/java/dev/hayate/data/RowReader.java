package dev.hayate.data;

import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DownloadListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads rows one after another, in the order of their source, in bounded memory. For one thread.
///
/// ```java
/// try (RowReader rows = RowReader.open(RowSource.parse("train.jsonl.gz", folder), RowSelection.pairs())) {
///     while (rows.next()) {
///         use(rows.text(0), rows.text(1));
///     }
/// }
/// ```
public final class RowReader implements AutoCloseable {
    private final List<Table> tables;
    private final RowSelection selection;
    private final List<String> texts;
    private final List<Column> columns;
    private int table;
    private @Nullable Cursor cursor;
    private long row;
    private long rowOfFile;
    private long tooShort;
    private long tooLong;
    private long lowScore;

    private RowReader(List<Table> tables, RowSelection selection, List<String> texts) {
        this.tables = tables;
        this.selection = selection;
        this.texts = texts;
        this.columns = Stream.of(
                        texts.stream().map(name -> new Column(name, Column.Kind.TEXT)),
                        selection.lists().stream().map(name -> new Column(name, Column.Kind.TEXTS)),
                        selection.values().stream().map(name -> new Column(name, Column.Kind.VALUE)),
                        selection.valueLists().stream().map(name -> new Column(name, Column.Kind.VALUES)),
                        selection.score().stream().map(score -> new Column(score.column(), Column.Kind.NUMBER)))
                .flatMap(column -> column)
                .toList();
    }

    /// Opens a source and finds the columns, which its first file decides.
    ///
    /// A data set of the hub is fetched with the settings of the environment, unless it is in the cache.
    ///
    /// @throws DataException if a column is not there, or if the source cannot be read
    public static RowReader open(RowSource source, RowSelection selection) throws IOException {
        List<Table> tables = tables(source);
        Table first = tables.getFirst();
        List<String> present = first.columns();
        List<String> texts = selection.textsAmong(present, first.name());
        RowReader reader = new RowReader(tables, selection, texts);
        for (Column column : reader.columns) {
            Column.indexOf(column.name(), present, first.name());
        }
        reader.cursor = first.rows(reader.columns);
        return reader;
    }

    /// All columns that a source has, which its first file decides.
    ///
    /// @throws DataException if there are none, or if the source cannot be read
    public static List<String> columns(RowSource source) throws IOException {
        return tables(source).getFirst().columns();
    }

    /// How many rows a source has, if that is known without reading them, as it is of Parquet.
    ///
    /// @throws DataException if the source cannot be read
    public static OptionalLong count(RowSource source) throws IOException {
        long count = 0;
        for (Table table : tables(source)) {
            OptionalLong rows = table.count();
            if (rows.isEmpty()) {
                return rows;
            }
            count += rows.getAsLong();
        }
        return OptionalLong.of(count);
    }

    /// The files that a source is read from. Those of a query are the ones whose names are written in it.
    ///
    /// @throws DataException if the query is none
    public static List<Path> files(RowSource source) throws IOException {
        return switch (source) {
            case FileSource files -> files.files();
            case QuerySource query -> new QueryTable(query).files();
            case HubDataset dataset -> fetch(dataset).files();
        };
    }

    private static List<Table> tables(RowSource source) throws IOException {
        return switch (source) {
            case FileSource files -> files.tables();
            case QuerySource query -> List.of(new QueryTable(query));
            case HubDataset dataset -> fetch(dataset).tables();
        };
    }

    private static FileSource fetch(HubDataset dataset) throws IOException {
        return dataset.fetch(DatasetHub.fromEnvironment(), DownloadListener.NONE);
    }

    /// What the source calls the columns of [texts][#text(int)].
    public List<String> columns() {
        return texts;
    }

    /// Goes to the next row that is not passed over.
    ///
    /// @return whether there is one
    /// @throws DataException if a row is broken, if a cell is null or not what its column must be, or if there
    ///     are no rows
    public boolean next() throws IOException {
        while (advance()) {
            row++;
            rowOfFile++;
            if (isWanted()) {
                return true;
            }
        }
        if (row == 0) {
            throw new DataException(tables.getFirst().name(), 0, "has no rows");
        }
        return false;
    }

    /// Passes over rows without looking at what is in them. Parts of Parquet files before the next row are not
    /// even read.
    ///
    /// @param rows how many; before the first call of [#next()]
    /// @throws DataException if there are fewer, or if a row is broken
    public void skip(long rows) throws IOException {
        if (row > 0) {
            throw new IllegalStateException("rows are skipped before the first is read");
        }
        while (row < rows) {
            if (cursor == null) {
                throw new DataException(
                        tables.getLast().name(),
                        0,
                        "ends after row " + row + " of all; " + rows + " were to be skipped");
            }
            OptionalLong count = tables.get(table).count();
            if (count.isEmpty()) {
                skipOneByOne(cursor, rows);
            } else if (count.getAsLong() <= rows - row) {
                row += count.getAsLong();
                openNext();
            } else {
                rowOfFile = rows - row;
                row = rows;
                cursor.close();
                cursor = tables.get(table).rowsAfter(rowOfFile, columns);
            }
        }
    }

    private void skipOneByOne(Cursor skipped, long rows) throws IOException {
        while (row < rows && skipped.pass()) {
            row++;
            rowOfFile++;
        }
        if (row < rows) {
            openNext();
        }
    }

    private boolean advance() throws IOException {
        while (cursor != null) {
            if (cursor.next()) {
                return true;
            }
            openNext();
        }
        return false;
    }

    private void openNext() throws IOException {
        close();
        table++;
        rowOfFile = 0;
        if (table < tables.size()) {
            cursor = tables.get(table).rows(columns);
        }
    }

    private boolean isWanted() {
        for (int i = 0; i < texts.size(); i++) {
            String text = text(i);
            if (hasFewerThan(text, selection.leastCharacters())) {
                tooShort++;
                return false;
            }
            if (hasMoreThan(text, selection.mostCharacters())) {
                tooLong++;
                return false;
            }
        }
        if (selection.score().isPresent()
                && !(score() >= selection.score().get().least())) {
            lowScore++;
            return false;
        }
        return true;
    }

    /// A code point takes one or two chars, so that most texts need not be counted.
    private static boolean hasFewerThan(String text, int least) {
        return text.length() < least || (text.length() / 2 < least && text.codePointCount(0, text.length()) < least);
    }

    private static boolean hasMoreThan(String text, int most) {
        return text.length() > most && text.codePointCount(0, text.length()) > most;
    }

    private double score() {
        return Double.parseDouble((String) current().cell(columns.size() - 1));
    }

    private Cursor current() {
        if (cursor == null || row == 0) {
            throw new IllegalStateException("there is no row to read from; next() has not found one");
        }
        return cursor;
    }

    /// A text of this row.
    ///
    /// @param column which of the [columns][#columns()] of texts
    public String text(int column) {
        return (String) current().cell(Objects.checkIndex(column, texts.size()));
    }

    /// A list of texts of this row.
    ///
    /// @param column which of the selection's columns of lists
    public List<String> list(int column) {
        Objects.checkIndex(column, selection.lists().size());
        return texts(texts.size() + column);
    }

    /// A text or number of this row, as the source writes it.
    ///
    /// @param column which of the selection's columns of values
    public String value(int column) {
        Objects.checkIndex(column, selection.values().size());
        return (String) current().cell(texts.size() + selection.lists().size() + column);
    }

    /// A list of texts or numbers of this row, as the source writes them.
    ///
    /// @param column which of the selection's columns of lists of values
    public List<String> values(int column) {
        Objects.checkIndex(column, selection.valueLists().size());
        return texts(
                texts.size() + selection.lists().size() + selection.values().size() + column);
    }

    private List<String> texts(int cell) {
        @SuppressWarnings("unchecked")
        List<String> list = (List<String>) current().cell(cell);
        return list;
    }

    /// The number of this row among all rows of the source, from 1; rows that were passed over count.
    public long row() {
        return row;
    }

    /// The file that this row is in, or what else it comes from, as errors name it.
    public String file() {
        current();
        return tables.get(table).name();
    }

    /// The number of this row in its file, from 1; rows that were passed over count.
    public long rowOfFile() {
        return rowOfFile;
    }

    /// How many rows were passed over so far.
    public PassedOver passedOver() {
        return new PassedOver(tooShort, tooLong, lowScore);
    }

    @Override
    public void close() throws IOException {
        if (cursor != null) {
            cursor.close();
            cursor = null;
        }
    }
}
