package dev.hayate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A folder for files that are of use only while a command runs. It goes with the command, after Ctrl-C too; what
/// one that was killed has left goes when the next one begins.
final class WorkFolder implements AutoCloseable {
    private static final String NAME = ".work";

    private final Path path;
    private final Thread cleaner;

    private WorkFolder(Path path) {
        this.path = path;
        this.cleaner = new Thread(this::removeSilently);
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /// Makes it inside another folder.
    static WorkFolder in(Path parent) throws IOException {
        Path path = parent.resolve(NAME);
        remove(path);
        return new WorkFolder(Files.createDirectory(path));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            return;
        }
        remove(path);
    }

    private void removeSilently() {
        try {
            remove(path);
        } catch (IOException | UncheckedIOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
