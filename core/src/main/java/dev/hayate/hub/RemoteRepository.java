package dev.hayate.hub;

import dev.hayate.ModelFormatException;
import dev.hayate.hub.HubException.Kind;
import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A repository as the hub has it now: asks what its revision stands for and which files there are, and brings
/// them into the cache.
final class RemoteRepository {
    private static final int LONGEST_LISTING = 64 << 20;
    private static final int MOST_PAGES = 10_000;
    private static final Pattern ETAG = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final Pattern NEXT_PAGE = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"?next\"?");

    private final HubSettings settings;
    private final HubClient client;
    private final HubRepository repository;
    private final HubCache cache;
    private final RepositoryKind kind;

    RemoteRepository(HubSettings settings, HubClient client, HubRepository repository, HubCache cache) {
        this.settings = settings;
        this.client = client;
        this.repository = repository;
        this.cache = cache;
        this.kind = RepositoryKind.of(repository);
    }

    /// What the hub tells about a state.
    ///
    /// @param commit what the revision stands for
    /// @param files names of files; of a repository with thousands of them not all
    record State(String commit, Set<String> files) {}

    State state() throws IOException {
        URI uri = URI.create(settings.endpoint() + kind.api(repository) + "/revision/"
                + URLEncoder.encode(repository.revision(), StandardCharsets.UTF_8));
        Json json;
        try (HubClient.Answer answer = client.request(repository.toString(), "GET", uri, 0)) {
            json = json(uri, answer);
        }
        String commit = json.member("sha").string();
        if (!RepositoryName.isCommit(commit)) {
            throw new HubException(Kind.CORRUPT, repository + ": the hub names \"" + commit + "\" as the commit");
        }
        Set<String> files = new TreeSet<>();
        for (Json sibling : json.member("siblings").elements()) {
            files.add(inside(sibling.member("rfilename")));
        }
        return new State(commit, files);
    }

    /// The names of all files, however many, which the hub tells page by page.
    Set<String> files(String commit) throws IOException {
        Set<String> files = new TreeSet<>();
        Optional<URI> page = Optional.of(
                URI.create(settings.endpoint() + kind.api(repository) + "/tree/" + commit + "?recursive=true"));
        for (int pages = 0; page.isPresent(); pages++) {
            if (pages == MOST_PAGES) {
                throw new HubException(
                        Kind.CORRUPT, repository + ": the hub lists its files on more than " + pages + " pages");
            }
            URI uri = page.get();
            try (HubClient.Answer answer = client.request(repository.toString(), "GET", uri, 0)) {
                for (Json entry : json(uri, answer).elements()) {
                    if (entry.member("type").string().equals("file")) {
                        files.add(inside(entry.member("path")));
                    }
                }
                page = nextPage(uri, answer.response().headers());
            }
        }
        return files;
    }

    private Json json(URI uri, HubClient.Answer answer) throws IOException {
        try (InputStream body = answer.body()) {
            return Json.parse(uri.toString(), body.readNBytes(LONGEST_LISTING));
        } catch (ModelFormatException e) {
            throw new HubException(Kind.CORRUPT, repository + ": what the hub tells about it is not JSON", e);
        }
    }

    private String inside(Json name) throws HubException {
        HubCache.requireInside(repository, name.string());
        return name.string();
    }

    private Optional<URI> nextPage(URI page, HttpHeaders headers) throws HubException {
        for (String link : headers.allValues("Link")) {
            Matcher next = NEXT_PAGE.matcher(link);
            if (next.find()) {
                URI uri = page.resolve(next.group(1));
                if (!settings.isHub(uri)) {
                    throw new HubException(Kind.CORRUPT, repository + ": the hub sends to " + uri + " for its files");
                }
                return Optional.of(uri);
            }
        }
        return Optional.empty();
    }

    /// Brings a file into the cache, unless it is there.
    void fetch(String commit, String file, DownloadListener listener) throws IOException {
        if (Files.exists(cache.snapshot(commit).resolve(file))) {
            return;
        }
        String what = repository + "/" + file;
        URI uri = URI.create(settings.endpoint() + kind.files(repository) + commit + "/"
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
