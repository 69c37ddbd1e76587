package dev.hayate.cli;

import dev.hayate.bulk.BulkSource;
import dev.hayate.data.FileSource;
import dev.hayate.data.QuerySource;
import dev.hayate.data.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Where the texts to encode come from: the lines of files, or the rows of tables.
final class InputOptions {
    private static final String TEXT = "text";
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            paramLabel = "FILE",
            description = "Files, - for standard input (default); .gz is read through gzip. .csv, .tsv, .parquet and"
                    + " .jsonl.zst are tables.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"--column", "--text"},
            paramLabel = "NAME",
            description = "Read JSON lines or a table and take this column.")
    private @Nullable String column;

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "NAME",
            description = "Columns that go along with the vectors, with commas between them.")
    private List<String> kept = new ArrayList<>();

    @Option(
            names = "--sql",
            paramLabel = "QUERY",
            description = "Encode what a SELECT of DuckDB gives, which names files itself.")
    private @Nullable String sql;

    boolean keepsColumns() {
        return !kept.isEmpty();
    }

    /// The texts alone. What only tables can be is read as one; all else line by line, as it comes.
    Texts texts(Terminal terminal) throws IOException {
        if (sql != null || files.stream().anyMatch(this::isTable)) {
            return new RowTexts(rows(terminal), column());
        }
        return new TextSource(
                terminal, files, column == null ? new TextSource.Column.Line() : new TextSource.Column.Member(column));
    }

    private boolean isTable(String file) {
        boolean delimited = file.matches(".*\\.[ct]sv(\\.gz)?");
        return file.endsWith(".parquet") || file.endsWith(".jsonl.zst") || (delimited && column != null);
    }

    /// The texts, and the columns that go along.
    BulkSource table(Terminal terminal) throws IOException {
        return new BulkSource(rows(terminal), column(), kept);
    }

    private String column() {
        return column == null ? TEXT : column;
    }

    private RowSource rows(Terminal terminal) throws IOException {
        if (sql != null) {
            if (!files.isEmpty()) {
                throw CommandException.usage("--sql names its files itself; leave out " + String.join(" ", files));
            }
            return new QuerySource(sql, terminal.folder());
        }
        if (files.isEmpty() || files.contains(STANDARD_INPUT)) {
            throw CommandException.usage("the standard input is read as lines, for vectors alone; name files instead");
        }
        if (files.size() == 1) {
            return RowSource.parse(files.getFirst(), terminal.folder());
        }
        List<Path> all = new ArrayList<>();
        for (String file : files) {
            if (!(RowSource.parse(file, terminal.folder()) instanceof FileSource several)) {
                throw CommandException.usage("a data set of the hub is encoded by itself, not beside other files");
            }
            all.addAll(several.files());
        }
        return new FileSource(all);
    }
}
