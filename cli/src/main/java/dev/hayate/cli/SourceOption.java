package dev.hayate.cli;

import dev.hayate.data.QuerySource;
import dev.hayate.data.RowSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which rows a command reads.
final class SourceOption {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "JSONL, CSV, TSV, Parquet or plain text, .gz too; a pattern like 'news/*.jsonl'; or"
                    + " hf://datasets/org/name.")
    private @Nullable String file;

    @Option(names = "--sql", paramLabel = "SELECT", description = "Instead of FILE: the rows of a DuckDB query.")
    private @Nullable String sql;

    RowSource source(Terminal terminal) throws IOException {
        if (sql != null && file == null) {
            return new QuerySource(sql, terminal.folder());
        }
        if (sql != null || file == null) {
            throw CommandException.usage("name a FILE, or give a query with --sql");
        }
        return RowSource.parse(file, terminal.folder());
    }

    /// As errors and summaries name it.
    String name() {
        return file == null ? "the query" : file;
    }
}
