package dev.hayate.benchmarks.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A new folder that goes away with all that is in it.
///
/// @param path where it is
public record TemporaryFolder(Path path) implements AutoCloseable {
    /// Makes one where the system keeps temporary files.
    ///
    /// @param purpose begins its name
    /// @throws IOException if it cannot be made
    public static TemporaryFolder create(String purpose) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("hayate-" + purpose));
    }

    /// Deletes the folder and all that is in it.
    ///
    /// @throws UncheckedIOException if something cannot be deleted
    @Override
    public void close() {
        try (Stream<Path> paths = Files.walk(path)) {
            for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
