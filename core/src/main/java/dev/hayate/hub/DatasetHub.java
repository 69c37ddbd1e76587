package dev.hayate.hub;

import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Data sets from the Hugging Face hub, kept in the cache that the Python library `huggingface_hub` uses, in its
/// layout; what one has fetched the other finds. Safe for all threads and for several processes at once.
public final class DatasetHub {
    private final HubSettings settings;
    private final HubClient client;

    /// A hub with these settings.
    public DatasetHub(HubSettings settings) {
        this(settings, Thread::sleep);
    }

    DatasetHub(HubSettings settings, HubClient.Pause pause) {
        this.settings = settings;
        this.client = new HubClient(settings, pause);
    }

    /// The hub and the cache that the [environment][HubSettings#fromEnvironment()] names.
    public static DatasetHub fromEnvironment() {
        return new DatasetHub(HubSettings.fromEnvironment());
    }

    /// The state of a data set: what its revision stands for now, or where the hub cannot be asked, what it
    /// stood for when files of it were last fetched. Of a commit that was asked for before the hub is asked no
    /// more.
    ///
    /// @throws HubException if neither is known
    public DatasetSnapshot snapshot(HubDatasetId dataset) throws IOException {
        HubCache cache = new HubCache(settings.cache(), dataset);
        RemoteRepository remote = new RemoteRepository(settings, client, dataset, cache);
        Optional<DatasetSnapshot> cached = cached(dataset, cache, remote);
        if (cached.isPresent() && (settings.offline() || RepositoryName.isCommit(dataset.revision()))) {
            return cached.get();
        }
        if (settings.offline()) {
            throw new HubException(
                    Kind.OFFLINE,
                    dataset + ": which files it has is not in the cache " + settings.cache()
                            + ", and HF_HUB_OFFLINE keeps Hayate from the network; read it once where there is one");
        }
        try {
            String commit = remote.state().commit();
            return new DatasetSnapshot(dataset, commit, files(commit, cache, remote), settings, cache, remote);
        } catch (HubException e) {
            if (cached.isPresent() && e.kind() == Kind.UNREACHABLE) {
                return cached.get();
            }
            throw e;
        }
    }

    private Optional<DatasetSnapshot> cached(HubDatasetId dataset, HubCache cache, RemoteRepository remote)
            throws IOException {
        Optional<String> commit = cache.commit();
        Optional<Set<String>> files = commit.isPresent() ? cache.files(commit.get()) : Optional.empty();
        return files.map(names -> new DatasetSnapshot(dataset, commit.orElseThrow(), names, settings, cache, remote));
    }

    private static Set<String> files(String commit, HubCache cache, RemoteRepository remote) throws IOException {
        Optional<Set<String>> known = cache.files(commit);
        if (known.isPresent()) {
            return known.get();
        }
        Set<String> files = remote.files(commit);
        cache.rememberFiles(commit, files);
        return files;
    }
}
