package dev.hayate.training.recipe;

import dev.hayate.data.HubDataset;
import dev.hayate.data.QuerySource;
import dev.hayate.data.RowSource;
import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DownloadListener;
import java.io.IOException;
import java.nio.file.Path;

/// Where rows come from, before anybody has looked whether it is there.
public sealed interface Origin {
    /// What relative paths are relative to.
    Path folder();

    /// A file, a pattern of files, or `hf://datasets/org/name/subset`.
    record Named(String name, Path folder) implements Origin {
        @Override
        public String toString() {
            return name;
        }
    }

    /// What an SQL query finds.
    record Query(String sql, Path folder) implements Origin {
        @Override
        public String toString() {
            return sql;
        }
    }

    /// Finds the files; those of the hub are brought into the cache.
    ///
    /// @throws IOException if they are not there
    default RowSource find(DownloadListener downloads) throws IOException {
        return switch (this) {
            case Named named -> {
                RowSource source = RowSource.parse(named.name, named.folder);
                yield source instanceof HubDataset dataset
                        ? dataset.fetch(DatasetHub.fromEnvironment(), downloads)
                        : source;
            }
            case Query query -> new QuerySource(query.sql, query.folder);
        };
    }
}
