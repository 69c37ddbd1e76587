package dev.hayate.hub;

import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One state of a data set of the hub: a commit, whose files never change. Safe for all threads.
public final class DatasetSnapshot {
    private final HubDatasetId dataset;
    private final String commit;
    private final Set<String> files;
    private final HubSettings settings;
    private final HubCache cache;
    private final RemoteRepository remote;

    DatasetSnapshot(
            HubDatasetId dataset,
            String commit,
            Set<String> files,
            HubSettings settings,
            HubCache cache,
            RemoteRepository remote) {
        this.dataset = dataset;
        this.commit = commit;
        this.files = Collections.unmodifiableSet(new TreeSet<>(files));
        this.settings = settings;
        this.cache = cache;
        this.remote = remote;
    }

    /// The data set.
    public HubDatasetId dataset() {
        return dataset;
    }

    /// The commit, 40 hexadecimal digits.
    public String commit() {
        return commit;
    }

    /// The names of all its files, in order, with `/` between folders.
    public Set<String> files() {
        return files;
    }

    /// Brings files into the cache, unless they are there.
    ///
    /// @param names some of the [files][#files()]
    /// @return where they are, in the same order
    /// @throws HubException if one cannot be fetched
    public List<Path> fetch(Collection<String> names, DownloadListener listener) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            HubCache.requireInside(dataset, name);
            Path path = cache.snapshot(commit).resolve(name);
            if (settings.offline() && !Files.exists(path)) {
                throw new HubException(
                        Kind.OFFLINE,
                        dataset + "/" + name + ": not in the cache " + settings.cache()
                                + ", and HF_HUB_OFFLINE keeps Hayate from the network; read it once where there is"
                                + " one");
            }
            remote.fetch(commit, name, listener);
            paths.add(path);
        }
        cache.remember(commit);
        return paths;
    }
}
