package dev.hayate.format;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder that appears only when it is complete: written beside its place under another name, then moved.
/// Closed without [#commit()] it leaves nothing behind.
final class NewFolder implements AutoCloseable {
    private static final List<String> SIGNS_OF_A_MODEL = List.of(
            ModulesJson.FILE, ModelDirectory.TENSORS, ModelDirectory.STATIC_EMBEDDING_FOLDER + ModelDirectory.TENSORS);

    private final Path target;
    private final Path work;
    private boolean committed;

    private NewFolder(Path target, Path work) {
        this.target = target;
        this.work = work;
    }

    /// @throws FileAlreadyExistsException if the folder exists and may not be overwritten
    /// @throws FileSystemException if it exists and is something else than a model
    static NewFolder begin(Path target, ExistingFolder existing) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        requireFree(absolute, existing);
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(target.toString(), null, "a model cannot be written there");
        }
        Files.createDirectories(parent);
        return new NewFolder(absolute, sibling(absolute, ".new-"));
    }

    /// Made like any other folder, unlike a temporary one, which nobody else may read.
    private static Path sibling(Path target, String kind) throws IOException {
        String name = "." + target.getFileName() + kind + UUID.randomUUID();
        return Files.createDirectory(target.resolveSibling(name));
    }

    private static void requireFree(Path target, ExistingFolder existing) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        switch (existing) {
            case REFUSE ->
                throw new FileAlreadyExistsException(
                        target.toString(), null, "exists already; ask for overwriting to replace it");
            case OVERWRITE -> {
                if (!Files.isDirectory(target) || !(isEmpty(target) || isModel(target))) {
                    throw new FileSystemException(target.toString(), null, "is not a model, and is not overwritten");
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean isModel(Path folder) {
        return SIGNS_OF_A_MODEL.stream().anyMatch(file -> Files.exists(folder.resolve(file)));
    }

    /// Where to write.
    Path path() {
        return work;
    }

    /// Moves the folder to its place.
    void commit() throws IOException {
        if (Files.exists(target)) {
            replace(sibling(target, ".old-"));
        } else {
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        }
        committed = true;
    }

    private void replace(Path aside) throws IOException {
        Path old = aside.resolve("model");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        } finally {
            delete(aside);
        }
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
