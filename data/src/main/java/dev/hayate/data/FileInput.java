package dev.hayate.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Files of UTF-8 text, as they are or packed with gzip, of one or several members.
final class FileInput {
    private static final int BUFFER = 1 << 16;

    private FileInput() {}

    static InputStream open(Path file) throws IOException {
        requireFile(file);
        InputStream bytes = Files.newInputStream(file);
        if (!file.toString().endsWith(".gz")) {
            return new Utf8InputStream(bytes);
        }
        try {
            return new Utf8InputStream(new GZIPInputStream(bytes, BUFFER));
        } catch (IOException e) {
            bytes.close();
            throw failure(file.toString(), 0, e);
        }
    }

    static void requireFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new DataException(file.toString(), 0, "there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new DataException(file.toString(), 0, "is a folder; name files, as in " + file.resolve("*.jsonl"));
        }
    }

    /// What a failure to read means.
    static DataException failure(String file, long row, IOException e) {
        return switch (e) {
            case DataException data -> data;
            case NoSuchFileException missing -> new DataException(file, 0, "there is no such file", e);
            case CharacterCodingException wrong -> new DataException(file, row, "not UTF-8", e);
            case EOFException end -> new DataException(file, row, "the packed file ends too early; it is cut off", e);
            case ZipException zip ->
                new DataException(file, row, "cannot be unpacked (" + zip.getMessage() + "); the file is broken", e);
            default -> new DataException(file, row, "cannot be read (" + e.getMessage() + ")", e);
        };
    }
}
