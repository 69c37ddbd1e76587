package dev.hayate.format;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Where the files of a model lie. Names of files are relative and use `/`. Immutable.
public sealed interface ModelFiles {

    /// What to call the whole in messages: a path, or `classpath:` and a folder.
    String name();

    /// Whether there is such a file.
    boolean exists(String file);

    /// The bytes of a file.
    ///
    /// @throws NoSuchFileException if there is none
    byte[] read(String file) throws IOException;

    /// The file on disk, if it is one of its own there and so can be mapped.
    Optional<Path> path(String file);

    /// What to call a file in messages.
    default String nameOf(String file) {
        return name() + "/" + file;
    }

    /// A folder on disk.
    ///
    /// @param folder an existing folder
    record Folder(Path folder) implements ModelFiles {
        @Override
        public String name() {
            return folder.toString();
        }

        @Override
        public String nameOf(String file) {
            return folder.resolve(file).toString();
        }

        @Override
        public boolean exists(String file) {
            return Files.isRegularFile(folder.resolve(file));
        }

        @Override
        public byte[] read(String file) throws IOException {
            return Files.readAllBytes(folder.resolve(file));
        }

        @Override
        public Optional<Path> path(String file) {
            return Optional.of(folder.resolve(file));
        }
    }

    /// A folder of resources, in a jar or among classes.
    ///
    /// @param loader whose resources
    /// @param folder the path of the folder, without a `/` at either end
    record Resources(ClassLoader loader, String folder) implements ModelFiles {
        @Override
        public String name() {
            return "classpath:" + folder;
        }

        @Override
        public boolean exists(String file) {
            return loader.getResource(folder + "/" + file) != null;
        }

        @Override
        public byte[] read(String file) throws IOException {
            try (InputStream in = loader.getResourceAsStream(folder + "/" + file)) {
                if (in == null) {
                    throw new NoSuchFileException(nameOf(file), null, "no such resource");
                }
                return in.readAllBytes();
            }
        }

        @Override
        public Optional<Path> path(String file) {
            URL resource = loader.getResource(folder + "/" + file);
            if (resource == null || !resource.getProtocol().equals("file")) {
                return Optional.empty();
            }
            try {
                return Optional.of(Path.of(resource.toURI()));
            } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
                return Optional.empty();
            }
        }
    }
}
