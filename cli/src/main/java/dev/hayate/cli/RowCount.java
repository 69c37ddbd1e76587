package dev.hayate.cli;

import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// How many rows a file has, for a bar that shows when it will be done.
final class RowCount {
    private RowCount() {}

    /// Counts lines where rows are lines; those of CSV may be fewer. Empty where the file would have to be
    /// unpacked first.
    static OptionalLong of(Path file) throws IOException {
        return Stream.of(".jsonl", ".csv", ".tsv", ".txt").anyMatch(file.toString()::endsWith)
                ? OptionalLong.of(lines(file))
                : RowReader.count(FileSource.of(file));
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        int last = '\n';
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
                last = buffer[count - 1];
            }
        }
        return last == '\n' ? lines : lines + 1;
    }
}
