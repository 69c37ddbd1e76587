package dev.hayate.cli;

import dev.hayate.data.FileSource;
import dev.hayate.data.QuerySource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What documents are read from, and which columns are what.
final class DocumentOptions {
    @Parameters(
            paramLabel = "FILE",
            description = "JSON lines, CSV, TSV, Parquet, lines of text, a pattern of such names, hf://… for a data"
                    + " set of the hub; or a folder, in which every .txt, .md, .rst, .adoc and .org is a document.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--sql", paramLabel = "QUERY", description = "Index the rows of a SELECT of DuckDB.")
    private @Nullable String sql;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            description = "The ids. Default: id; where there is none, the name of the file and the number of the row.")
    private @Nullable String id;

    @Option(
            names = {"--text", "--column"},
            paramLabel = "COLUMN",
            description = "The texts. Default: text.")
    private @Nullable String text;

    @Option(names = "--title", paramLabel = "COLUMN", description = "The titles. Default: title, where it exists.")
    private @Nullable String title;

    @Option(
            names = "--metadata",
            paramLabel = "COLUMN[:KIND]",
            split = ",",
            description = "Columns to filter by. The kind is text, number, flag (true or false) or list; without it"
                    + " the first row decides.")
    private List<String> metadata = List.of();

    @Option(names = "--whole-files", description = "A text file is one document, rather than each of its lines.")
    private boolean wholeFiles;

    Optional<String> text() {
        return Optional.ofNullable(text);
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    Optional<String> title() {
        return Optional.ofNullable(title);
    }

    List<String> metadata() {
        return metadata;
    }

    boolean isEmpty() {
        return files.isEmpty() && sql == null;
    }

    /// Finds out what there is to read.
    ///
    /// @throws IOException if a file or a column is missing
    DocumentPlan plan(Terminal terminal) throws IOException {
        DocumentPlan plan = new DocumentPlan(columns());
        if (sql != null) {
            QuerySource query = new QuerySource(sql, terminal.folder());
            plan.addRows(
                    query,
                    RowDocuments.Columns.of(query, query.toString(), this),
                    Optional.of("query"),
                    query.sql(),
                    OptionalLong.empty());
        }
        for (String file : files) {
            Path path = terminal.resolve(file);
            if (Files.isDirectory(path)) {
                plan.addFolder(path);
            } else if (wholeFiles || (TextFile.isOne(path) && !FileSource.reads(path))) {
                plan.addFile(path);
            } else {
                addRows(plan, file, terminal);
            }
        }
        return plan;
    }

    private void addRows(DocumentPlan plan, String file, Terminal terminal) throws IOException {
        RowSource source = RowSource.parse(file, terminal.folder());
        if (source instanceof FileSource several) {
            for (Path one : several.files()) {
                FileSource alone = FileSource.of(one);
                plan.addRows(
                        alone,
                        RowDocuments.Columns.of(alone, one.toString(), this),
                        Optional.empty(),
                        one.toString(),
                        RowCount.of(one));
            }
        } else {
            plan.addRows(
                    source,
                    RowDocuments.Columns.of(source, file, this),
                    Optional.empty(),
                    file,
                    RowReader.count(source));
        }
    }

    private String columns() {
        return String.join("\t", String.valueOf(id), String.valueOf(text), String.valueOf(title), metadata.toString());
    }
}
