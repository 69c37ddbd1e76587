package dev.hayate.bulk.opensearch;

import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorDestination;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// A folder of files, each of them the body of a `_bulk` request, and `index.json`, which creates the index. A
/// shard is as many files as keep each below a size: `vectors-00000.1.ndjson`, `vectors-00000.2.ndjson`, …
///
/// @param folder a folder that is there
/// @param index the index
/// @param model the fingerprint of what makes the vectors, for `index.json`
/// @param mostBytes the most bytes of a file; OpenSearch takes 100 MB unless it is told otherwise
public record BulkFiles(Path folder, BulkIndex index, String model, long mostBytes) implements VectorDestination {
    private static final String DESCRIPTION = "index.json";

    @Override
    public String name() {
        return index.dialect().name().toLowerCase(Locale.ROOT) + " index " + index.name();
    }

    @Override
    public void requireFits(VectorSchema schema) {
        index.requireFits(schema);
    }

    @Override
    public VectorSink open(Shard shard, VectorSchema schema) throws IOException {
        return new BulkShard(new Documents(index, schema), mostBytes, part -> path(shard, part));
    }

    private Path path(Shard shard, int part) {
        return folder.resolve("vectors-%05d.%d.ndjson".formatted(shard.number(), part));
    }

    @Override
    public List<Path> files(Shard shard) {
        return IntStream.iterate(1, part -> part + 1)
                .mapToObj(part -> path(shard, part))
                .takeWhile(Files::exists)
                .toList();
    }

    @Override
    public Set<String> beside() {
        return Set.of(DESCRIPTION);
    }

    /// Writes what creates the index.
    @Override
    public void finish(List<Shard> shards, VectorSchema schema) throws IOException {
        try (NewFile file = new NewFile(folder.resolve(DESCRIPTION))) {
            try (OutputStream out = file.stream()) {
                out.write(index.description(schema, model).getBytes(StandardCharsets.UTF_8));
            }
            file.complete();
        }
    }
}
