package dev.hayate.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A file a shard: `vectors-00000.parquet`, `vectors-00001.parquet`, …
///
/// @param folder where they are
/// @param format what they are
public record ShardFiles(Path folder, VectorFormat format) implements VectorDestination {
    private static final Pattern NAME = Pattern.compile("vectors-[0-9]{5,}\\..+|\\.vectors-[0-9]{5,}\\..+\\.part");

    /// Whether a file has a name as shards have it, complete or not.
    static boolean isShard(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    @Override
    public String name() {
        return format.name();
    }

    @Override
    public void requireFits(VectorSchema schema) {
        format.requireFits(schema);
    }

    @Override
    public VectorSink open(Shard shard, VectorSchema schema) throws IOException {
        return format.open(path(shard), schema);
    }

    @Override
    public List<Path> files(Shard shard) {
        return List.of(path(shard));
    }

    private Path path(Shard shard) {
        return folder.resolve("vectors-%05d.%s".formatted(shard.number(), format.ending()));
    }
}
