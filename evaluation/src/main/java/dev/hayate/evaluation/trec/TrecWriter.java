package dev.hayate.evaluation.trec;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// Writes lines of fields to a file, plain or `.gz`, which appears under its name, replacing another, only when
/// [#complete()] has been called. Closed before, it leaves nothing behind.
final class TrecWriter implements AutoCloseable {
    private final Path file;
    private final Path temporary;
    private final BufferedWriter lines;

    private TrecWriter(Path file, Path temporary) throws IOException {
        this.file = file;
        this.temporary = temporary;
        OutputStream bytes = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
        this.lines = new BufferedWriter(new OutputStreamWriter(
                Layout.isCompressed(file) ? new GZIPOutputStream(bytes) : bytes, StandardCharsets.UTF_8));
    }

    /// @throws NoSuchFileException if there is no such folder
    static TrecWriter create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "no such folder; make it first");
        }
        return new TrecWriter(file, file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".part"));
    }

    /// @throws IllegalArgumentException if a field is empty or has a space in it
    void write(String... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            requireOneField(fields[i]);
            lines.write(fields[i]);
            lines.write(i + 1 < fields.length ? ' ' : '\n');
        }
    }

    private static void requireOneField(String field) {
        if (field.isEmpty() || field.chars().anyMatch(c -> Layout.WHITESPACE.indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "\"" + field + "\" cannot stand in a file of TREC, whose fields are parted by spaces");
        }
    }

    void complete() throws IOException {
        lines.close();
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try {
            lines.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
