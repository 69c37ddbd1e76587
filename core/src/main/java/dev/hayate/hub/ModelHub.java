package dev.hayate.hub;

import dev.hayate.ModelFormatException;
import dev.hayate.format.ModelDirectory;
import dev.hayate.format.ModelFiles;
import dev.hayate.hub.HubException.Kind;
import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Models from the Hugging Face hub, kept in the cache that the Python library `huggingface_hub` uses, in its layout;
/// what one has fetched the other finds. Safe for all threads and for several processes at once.
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
    private static final int LONGEST_LISTING = 64 << 20;
    private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");

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
        Optional<Path> cached = cache.commit(model).map(cache::snapshot).filter(ModelHub::isUsable);
        if (cached.isPresent() && (settings.offline() || knowsAll(cache, model))) {
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
        Listing listing = list(model);
        HubCache cache = new HubCache(settings.cache(), model);
        String commit = listing.commit;
        for (String file : OPTIONAL) {
            if (listing.files.contains(file)) {
                fetch(model, commit, file, cache, listener);
            } else {
                cache.rememberLack(commit, file);
            }
        }
        if (listing.files.contains(CARD)) {
            fetch(model, commit, CARD, cache, listener);
        }
        Set<String> folders = ModelDirectory.relevantFolders(new ModelFiles.Folder(cache.snapshot(commit)));
        List<String> files = ofEmbedding(listing, folders);
        if (files.stream().noneMatch(file -> file.endsWith("model.safetensors"))) {
            throw new HubException(Kind.NOT_FOUND, model + ": has no model.safetensors that Hayate could load");
        }
        for (String file : files) {
            fetch(model, commit, file, cache, listener);
        }
        cache.remember(model, commit);
        return cache.snapshot(commit);
    }

    private static List<String> ofEmbedding(Listing listing, Set<String> folders) {
        List<String> files = new ArrayList<>();
        for (String file : listing.files) {
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
    private static boolean knowsAll(HubCache cache, HubModelId model) throws IOException {
        String commit = cache.commit(model).orElse("");
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

    private record Listing(String commit, Set<String> files) {}

    private Listing list(HubModelId model) throws IOException {
        URI uri = URI.create(settings.endpoint() + "/api/models/" + model.path() + "/revision/"
                + URLEncoder.encode(model.revision(), StandardCharsets.UTF_8));
        Json json;
        try (HubClient.Answer answer = client.request(model.toString(), "GET", uri, 0);
                InputStream body = answer.body()) {
            json = Json.parse(uri.toString(), body.readNBytes(LONGEST_LISTING));
        } catch (ModelFormatException e) {
            throw new HubException(Kind.CORRUPT, model + ": what the hub tells about it is not JSON", e);
        }
        String commit = json.member("sha").string();
        if (!HubModelId.isCommit(commit)) {
            throw new HubException(Kind.CORRUPT, model + ": the hub names \"" + commit + "\" as the commit");
        }
        Set<String> files = new TreeSet<>();
        for (Json sibling : json.member("siblings").elements()) {
            String file = sibling.member("rfilename").string();
            HubCache.requireInside(model, file);
            files.add(file);
        }
        return new Listing(commit, files);
    }

    private void fetch(HubModelId model, String commit, String file, HubCache cache, DownloadListener listener)
            throws IOException {
        if (Files.exists(cache.snapshot(commit).resolve(file))) {
            return;
        }
        String what = model + "/" + file;
        URI uri = URI.create(settings.endpoint() + "/" + model.path() + "/resolve/" + commit + "/"
                + URLEncoder.encode(file, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/"));
        HttpHeaders headers;
        try (HubClient.Answer answer = client.request(what, "HEAD", uri, 0)) {
            headers = answer.first().headers();
        }
        String etag = etag(what, headers);
        long size = size(what, headers);
        Path blob = cache.blob(etag);
        Files.createDirectories(blob.getParent());
        BlobLock.whileHolding(cache.lockFile(etag), () -> {
            if (!Files.exists(blob)) {
                Path part = blob.resolveSibling(etag + ".incomplete");
                new BlobDownload(client, what, uri, file, etag, size).to(part, blob, listener);
            }
        });
        cache.link(commit, file, etag);
    }

    private static String etag(String what, HttpHeaders headers) throws HubException {
        String etag = headers.firstValue("X-Linked-Etag")
                .or(() -> headers.firstValue("ETag"))
                .map(tag -> (tag.startsWith("W/") ? tag.substring(2) : tag).replace("\"", ""))
                .orElse("");
        if (!ETAG.matcher(etag).matches()) {
            throw new HubException(Kind.CORRUPT, what + ": the hub gives \"" + etag + "\" as its ETag");
        }
        return etag;
    }

    private static long size(String what, HttpHeaders headers) throws HubException {
        String size = headers.firstValue("X-Linked-Size")
                .or(() -> headers.firstValue("Content-Length"))
                .orElse("");
        if (!size.matches("[0-9]{1,15}")) {
            throw new HubException(Kind.CORRUPT, what + ": the hub gives \"" + size + "\" as its size");
        }
        return Long.parseLong(size);
    }
}
