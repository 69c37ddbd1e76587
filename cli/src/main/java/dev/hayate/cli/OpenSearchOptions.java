package dev.hayate.cli;

import dev.hayate.bulk.RowId;
import dev.hayate.bulk.opensearch.BulkFiles;
import dev.hayate.bulk.opensearch.BulkIndex;
import dev.hayate.bulk.opensearch.Dialect;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Files for an index of OpenSearch or Elasticsearch.
final class OpenSearchOptions {
    private static final long MEGABYTE = 1_000_000;
    private static final long DEFAULT_MEGABYTES = 50;

    @Option(names = "--index", paramLabel = "NAME", description = "The index, for --format opensearch.")
    private @Nullable String index;

    @Option(
            names = "--dialect",
            paramLabel = "D",
            description = "Whose index it is: opensearch (default) or elasticsearch.")
    private @Nullable Dialect dialect;

    @Option(
            names = "--file-mb",
            paramLabel = "N",
            description = "The most MB of a file, for --format opensearch; default " + DEFAULT_MEGABYTES + ".")
    private @Nullable Long megabytes;

    boolean isGiven() {
        return index != null || dialect != null || megabytes != null;
    }

    BulkFiles files(Path folder, RowId id, String vector, String model) {
        if (index == null) {
            throw CommandException.usage("--format opensearch needs the name of the index: --index NAME");
        }
        if (megabytes != null && megabytes < 1) {
            throw CommandException.usage("--file-mb is at least 1, got " + megabytes);
        }
        return new BulkFiles(
                folder,
                new BulkIndex(index, dialect == null ? Dialect.OPENSEARCH : dialect, id, vector),
                model,
                MEGABYTE * (megabytes == null ? DEFAULT_MEGABYTES : megabytes));
    }
}
