package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.Prompt;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.BulkSource;
import dev.hayate.bulk.RowId;
import dev.hayate.bulk.ShardFiles;
import dev.hayate.bulk.VectorDestination;
import dev.hayate.bulk.postgres.LoadOrigin;
import dev.hayate.bulk.postgres.PgvectorScripts;
import dev.hayate.data.FileSource;
import dev.hayate.data.HubDataset;
import dev.hayate.data.QuerySource;
import dev.hayate.data.RowSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where the shards of an output go: files, a database, or files for a search cluster.
final class DestinationOptions {
    /// Longer names of sources are noted down as their SHA-256.
    private static final int MOST_CHARACTERS_OF_SOURCE = 300;

    @Mixin
    private PostgresOptions postgres = new PostgresOptions();

    @Mixin
    private OpenSearchOptions openSearch = new OpenSearchOptions();

    @Option(
            names = "--id",
            paramLabel = "NAME",
            description = "The kept column that is the key in a database or an index; by default the row's number.")
    private @Nullable String id;

    @Option(
            names = "--vector-name",
            paramLabel = "NAME",
            description = "What the vectors are called in a database or an index; default embedding.")
    private @Nullable String vector;

    boolean isDatabase() {
        return postgres.isDatabase();
    }

    /// Refuses options that say nothing in a form.
    void requireFit(OutputOptions.Form form) {
        boolean inTable = form == OutputOptions.Form.DATABASE || form == OutputOptions.Form.PGVECTOR;
        boolean inIndex = form == OutputOptions.Form.OPENSEARCH;
        if (postgres.isGiven() && !inTable) {
            throw CommandException.usage("options of a table go with --to and --format pgvector");
        }
        if (openSearch.isGiven() && !inIndex) {
            throw CommandException.usage("--index, --dialect and --file-mb go with --format opensearch");
        }
        if ((id != null || vector != null) && !inTable && !inIndex) {
            throw CommandException.usage(
                    "--id and --vector-name go with --to, --format pgvector and --format opensearch");
        }
    }

    VectorDestination destination(
            OutputOptions.Form form, Path folder, StaticEmbeddingModel model, EncodeOptions options, BulkSource source)
            throws IOException {
        RowId key = id == null ? new RowId.RowNumber() : new RowId.Kept(id);
        String name = vector == null ? "embedding" : vector;
        return switch (form) {
            case JSONL, NPY, PARQUET, NONE -> new ShardFiles(folder, form.format());
            case OPENSEARCH -> openSearch.files(folder, key, name, fingerprint(model, options));
            case PGVECTOR -> new PgvectorScripts(folder, postgres.table(key, name), origin(model, options, source));
            case DATABASE -> postgres.database(postgres.table(key, name), origin(model, options, source));
        };
    }

    private LoadOrigin origin(StaticEmbeddingModel model, EncodeOptions options, BulkSource source) throws IOException {
        return postgres.origin(name(source.rows()), fingerprint(model, options));
    }

    /// The model, and all options that make other vectors.
    private static String fingerprint(StaticEmbeddingModel model, EncodeOptions options) throws IOException {
        String prompt = switch (options.prompt()) {
            case Prompt.Default() -> "";
            case Prompt.Named(String name) -> " prompt " + name;
            case Prompt.Text(String text) -> " prompt '" + text + "'";
        };
        int dimension = options.dimension() == 0 ? model.dimension() : options.dimension();
        return model.fingerprint() + " " + dimension + (options.normalize() ? " normalized" : "")
                + (options.maxTokens() == EncodeOptions.MODEL_LIMIT ? "" : " tokens " + options.maxTokens()) + prompt;
    }

    private static String name(RowSource rows) {
        String name = switch (rows) {
            case FileSource files ->
                files.files().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .collect(Collectors.joining(", "));
            case QuerySource query -> query.sql();
            case HubDataset dataset -> dataset.toString();
        };
        return name.length() <= MOST_CHARACTERS_OF_SOURCE ? name : sha256(name);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
