package dev.hayate.bulk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The folder of an output, which one run at a time writes to.
final class OutputFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String UNFINISHED_MANIFEST = "." + Manifest.NAME + NewFile.PART;

    private final Path path;
    private final FileChannel lock;

    private OutputFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder if there is none, and keeps other runs out of it.
    ///
    /// @throws OutputException if another run is in it
    static OutputFolder enter(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new OutputException(path, "is a file, not a folder");
        }
        Files.createDirectories(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new OutputException(path, "another run is writing to it");
        }
        return new OutputFolder(path, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// What the folder holds of an output of that plan, after everything is gone that is not noted down.
    ///
    /// @param beside the names of files that are the output's as well
    /// @throws OutputException if that is not what was asked for
    Manifest begin(Plan plan, ExistingOutput existing, Set<String> beside) throws IOException {
        boolean begun = Files.exists(path.resolve(Manifest.NAME));
        return switch (existing) {
            case REFUSE -> {
                if (begun || !files().isEmpty()) {
                    throw new OutputException(
                            path,
                            "is not empty; --resume goes on with a run that was begun there, --overwrite replaces it");
                }
                yield begunAnew(plan, beside);
            }
            case OVERWRITE -> begunAnew(plan, beside);
            case RESUME -> begun ? goneOnWith(plan) : begunAnew(plan, beside);
        };
    }

    private Manifest begunAnew(Plan plan, Set<String> beside) throws IOException {
        requireNothingElse(beside);
        Files.deleteIfExists(path.resolve(Manifest.NAME));
        for (String name : beside) {
            Files.deleteIfExists(path.resolve(name));
        }
        deleteAllBut(Set.of());
        Manifest manifest = Manifest.begun(plan);
        manifest.write(path);
        return manifest;
    }

    private void requireNothingElse(Set<String> beside) throws IOException {
        for (Path file : files()) {
            if (!isOurs(file) && !beside.contains(String.valueOf(file.getFileName()))) {
                throw new OutputException(
                        path,
                        "holds " + file.getFileName()
                                + ", which no run of this kind has written; choose another folder");
            }
        }
    }

    private Manifest goneOnWith(Plan plan) throws IOException {
        Manifest manifest = Manifest.read(path);
        String difference = manifest.plan().difference(plan).orElse(null);
        if (difference != null) {
            throw new OutputException(path, "cannot be gone on with, as " + difference + "; --overwrite begins anew");
        }
        manifest.requireShards(path);
        deleteAllBut(manifest.files().map(Manifest.ShardFile::name).collect(Collectors.toCollection(HashSet::new)));
        return manifest;
    }

    private void deleteAllBut(Set<String> complete) throws IOException {
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            boolean isLeft = ShardFiles.isShard(file) ? !complete.contains(name) : name.equals(UNFINISHED_MANIFEST);
            if (isLeft) {
                Files.delete(file);
            }
        }
    }

    private static boolean isOurs(Path file) {
        String name = String.valueOf(file.getFileName());
        return ShardFiles.isShard(file) || name.equals(Manifest.NAME) || name.equals(UNFINISHED_MANIFEST);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> !file.endsWith(LOCK)).sorted().toList();
        }
    }

    /// Notes down how far the output has got.
    void note(Manifest manifest) throws IOException {
        manifest.write(path);
    }

    /// Lets other runs in.
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(LOCK));
        lock.close();
    }
}
