package dev.hayate.evaluation.lexical;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A folder of its own for the files of an index, gone with all that is in it when it is closed.
record IndexFolder(Path path) implements Closeable {
    /// Makes an empty folder inside another.
    static IndexFolder in(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            throw new FileSystemException(parent.toString(), null, "is not a folder: name one with room for an index");
        }
        return new IndexFolder(Files.createTempDirectory(parent, "hayate-bm25-"));
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(path)) {
            delete();
        }
    }

    private void delete() throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
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
