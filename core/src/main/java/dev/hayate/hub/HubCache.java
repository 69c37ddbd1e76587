package dev.hayate.hub;

import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// The folder of one repository in the cache, laid out as `huggingface_hub` does:
///
/// ```
/// models--owner--name/              of a data set: datasets--owner--name/
///   blobs/ETAG                      the files themselves
///   snapshots/COMMIT/PATH           links to them
///   refs/REVISION                   the commit that a branch or tag stood for
///   .no_exist/COMMIT/PATH           empty; the repository has no such file
///   .files/COMMIT                   of Hayate alone: the names of all files, a line each
/// .locks/models--owner--name/ETAG.lock
/// ```
///
/// Everything appears under its name only when it is complete, so readers need no lock.
final class HubCache {
    private final Path root;
    private final HubRepository repository;
    private final Path folder;

    HubCache(Path cache, HubRepository repository) {
        this.root = cache;
        this.repository = repository;
        this.folder = cache.resolve(RepositoryKind.of(repository).folder(repository));
    }

    /// The commit that the revision stood for when it was last asked for.
    Optional<String> commit() throws IOException {
        if (RepositoryName.isCommit(repository.revision())) {
            return Optional.of(repository.revision());
        }
        Path ref = folder.resolve("refs").resolve(repository.revision());
        return Files.isRegularFile(ref)
                ? Optional.of(Files.readString(ref).strip()).filter(RepositoryName::isCommit)
                : Optional.empty();
    }

    void remember(String commit) throws IOException {
        if (!commit().equals(Optional.of(commit))) {
            write(folder.resolve("refs").resolve(repository.revision()), commit.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /// The names of all files, if they were asked for.
    Optional<Set<String>> files(String commit) throws IOException {
        Path listing = folder.resolve(".files").resolve(commit);
        return Files.isRegularFile(listing)
                ? Optional.of(new TreeSet<>(Files.readAllLines(listing)))
                : Optional.empty();
    }

    void rememberFiles(String commit, Set<String> files) throws IOException {
        write(folder.resolve(".files").resolve(commit), String.join("\n", files).getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path written = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        Files.write(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Path snapshot(String commit) {
        return folder.resolve("snapshots").resolve(commit);
    }

    /// Whether it is known that the repository has no such file.
    boolean lacks(String commit, String file) {
        return Files.exists(folder.resolve(".no_exist").resolve(commit).resolve(file));
    }

    void rememberLack(String commit, String file) throws IOException {
        Path marker = folder.resolve(".no_exist").resolve(commit).resolve(file);
        Files.createDirectories(marker.getParent());
        if (!Files.exists(marker)) {
            Files.write(marker, new byte[0]);
        }
    }

    Path blob(String etag) {
        return folder.resolve("blobs").resolve(etag);
    }

    Path lockFile(String etag) throws IOException {
        Path locks = root.resolve(".locks").resolve(folder.getFileName().toString());
        Files.createDirectories(locks);
        return locks.resolve(etag + ".lock");
    }

    /// Puts a blob into a snapshot: by a relative link, or where the file system has none, by a copy.
    void link(String commit, String file, String etag) throws IOException {
        Path name = snapshot(commit).resolve(file);
        Path blob = blob(etag);
        if (Files.exists(name)) {
            return;
        }
        Path parent = Objects.requireNonNull(name.getParent(), "a file of a snapshot lies in a folder");
        Files.createDirectories(parent);
        Path target = parent.relativize(blob);
        try {
            Files.deleteIfExists(name);
            Files.createSymbolicLink(name, target);
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(name)) {
                throw e;
            }
        } catch (UnsupportedOperationException | IOException e) {
            Path copy = name.resolveSibling(name.getFileName() + "." + UUID.randomUUID() + ".tmp");
            Files.copy(blob, copy);
            Files.move(copy, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Refuses names of files that could lead out of the folder.
    static void requireInside(HubRepository repository, String file) throws HubException {
        boolean inside = !file.isEmpty()
                && !file.startsWith("/")
                && file.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0x7F);
        for (String part : file.split("/", -1)) {
            inside &= !part.isEmpty() && !part.equals(".") && !part.equals("..");
        }
        if (!inside) {
            throw new HubException(
                    Kind.CORRUPT, repository + ": the hub lists \"" + file + "\", which cannot be the name of a file");
        }
    }
}
