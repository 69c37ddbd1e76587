package dev.hayate.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// An output, and the form that vectors have there. Safe for several threads, each with a shard of its own.
public interface VectorDestination {
    /// What tells it from others, such as the name of a format: an output is not resumed as another.
    String name();

    /// Refuses what it cannot hold.
    ///
    /// @throws IllegalArgumentException if there are columns that have no place in it
    default void requireFits(VectorSchema schema) {}

    /// Begins a shard. What is there of it already was left by a run that died before it noted the shard down, and
    /// is replaced.
    VectorSink open(Shard shard, VectorSchema schema) throws IOException;

    /// The files that a shard has become, once it is complete; none if it became none. Their names begin as
    /// those of [ShardFiles] do.
    default List<Path> files(Shard shard) throws IOException {
        return List.of();
    }

    /// The names of the files that [#finish] writes into the same folder.
    default Set<String> beside() {
        return Set.of();
    }

    /// Does what comes after the last shard. It may come again, if a run dies before it has noted that down.
    ///
    /// @param shards all shards, complete and in order
    default void finish(List<Shard> shards, VectorSchema schema) throws IOException {}
}
