package dev.hayate.hub;

import dev.hayate.ModelFormatException;
import dev.hayate.format.ModelDirectory;
import dev.hayate.format.ModelFiles;
import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Models from the Hugging Face hub, kept in the cache that the Python library `huggingface_hub` uses, in its
/// layout; what one has fetched the other finds. Safe for all threads and for several processes at once.
///
/// ```java
/// Path folder = ModelHub.fromEnvironment().model(HubModelId.parse("org/name").orElseThrow());
/// ```
public final class ModelHub {
    private static final String MODULES = "modules.json";

    /// Of Model2Vec; beside a `modules.json` it means nothing.
    private static final String CONFIG = "config.json";

    /// Files that change how a model is read, which it may lack.
    private static final List<String> OPTIONAL = List.of(MODULES, "config_sentence_transformers.json", CONFIG);

    private static final Set<String> OF_EMBEDDING = Set.of("model.safetensors", "tokenizer.json", CONFIG);
    private static final String CARD = "README.md";

    private final HubSettings settings;
    private final HubClient client;

    /// A hub with these settings.
    public ModelHub(HubSettings settings) {
        this(settings, Thread::sleep);
    }

    ModelHub(HubSettings settings, HubClient.Pause pause) {
        this.settings = settings;
        this.client = new HubClient(settings, pause);
    }

    /// The hub and the cache that the [environment][HubSettings#fromEnvironment()] names.
    public static ModelHub fromEnvironment() {
        return new ModelHub(HubSettings.fromEnvironment());
    }

    /// The folder of a model: from the cache if it is there, else fetched.
    ///
    /// @throws HubException if it is not there and cannot be fetched
    /// @throws ModelFormatException if it is not a static model
    public Path model(HubModelId model, DownloadListener listener) throws IOException {
        HubCache cache = new HubCache(settings.cache(), model);
        Optional<Path> cached = cache.commit().map(cache::snapshot).filter(ModelHub::isUsable);
        if (cached.isPresent() && (settings.offline() || knowsAll(cache))) {
            return cached.get();
        }
        if (settings.offline()) {
            throw new HubException(
                    Kind.OFFLINE,
                    model + ": not in the cache " + settings.cache()
                            + ", and HF_HUB_OFFLINE keeps Hayate from the network; fetch it where there is one, with"
                            + " hayate pull " + model);
        }
        try {
            return pull(model, listener);
        } catch (HubException e) {
            if (cached.isPresent() && e.kind() == Kind.UNREACHABLE) {
                return cached.get();
            }
            throw e;
        }
    }

    /// Asks the hub what the revision stands for now, and fetches what is missing.
    ///
    /// @return the folder of the model
    /// @throws HubException if that fails
    /// @throws ModelFormatException if it is not a static model
    public Path pull(HubModelId model, DownloadListener listener) throws IOException {
        if (settings.offline()) {
            throw new HubException(Kind.OFFLINE, model + ": HF_HUB_OFFLINE keeps Hayate from the network");
        }
        HubCache cache = new HubCache(settings.cache(), model);
        RemoteRepository remote = new RemoteRepository(settings, client, model, cache);
        RemoteRepository.State state = remote.state();
        String commit = state.commit();
        for (String file : OPTIONAL) {
            if (state.files().contains(file)) {
                remote.fetch(commit, file, listener);
            } else {
                cache.rememberLack(commit, file);
            }
        }
        if (state.files().contains(CARD)) {
            remote.fetch(commit, CARD, listener);
        }
        Set<String> folders = ModelDirectory.relevantFolders(new ModelFiles.Folder(cache.snapshot(commit)));
        List<String> files = ofEmbedding(state.files(), folders);
        if (files.stream().noneMatch(file -> file.endsWith("model.safetensors"))) {
            throw new HubException(Kind.NOT_FOUND, model + ": has no model.safetensors that Hayate could load");
        }
        for (String file : files) {
            remote.fetch(commit, file, listener);
        }
        cache.remember(commit);
        return cache.snapshot(commit);
    }

    private static List<String> ofEmbedding(Set<String> all, Set<String> folders) {
        List<String> files = new ArrayList<>();
        for (String file : all) {
            int name = file.lastIndexOf('/') + 1;
            if (folders.contains(file.substring(0, name)) && OF_EMBEDDING.contains(file.substring(name))) {
                files.add(file);
            }
        }
        return files;
    }

    private static boolean isUsable(Path snapshot) {
        try {
            ModelDirectory.read(snapshot);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException | ModelFormatException e) {
            return true;
        }
    }

    /// Whether no file that changes how the model is read can be missing for want of asking.
    private static boolean knowsAll(HubCache cache) throws IOException {
        String commit = cache.commit().orElse("");
        Path snapshot = cache.snapshot(commit);
        boolean hasModules = Files.exists(snapshot.resolve(MODULES));
        for (String file : OPTIONAL) {
            boolean matters = !(hasModules && file.equals(CONFIG));
            if (matters && !Files.exists(snapshot.resolve(file)) && !cache.lacks(commit, file)) {
                return false;
            }
        }
        return true;
    }
}
