package dev.hayate.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// The lines of a file, strictly UTF-8: whatever is not is refused with the number of its line. A byte order
/// mark and carriage returns at line ends do not count; names that end in `.gz` are read through gzip.
final class TextLines implements Iterator<String>, AutoCloseable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String name;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] line = new byte[256];
    private int at;
    private int limit;
    private long number;
    private @Nullable String next;

    private TextLines(String name, InputStream in) {
        this.name = name;
        this.in = in;
        this.next = read();
    }

    /// Opens a file, or the standard input if it is called `-`.
    static TextLines open(String file, Terminal terminal) throws IOException {
        if (file.equals("-")) {
            return new TextLines("standard input", terminal.in());
        }
        if (Files.isDirectory(terminal.resolve(file))) {
            throw CommandException.failure(file + " is a folder; name the files in it");
        }
        InputStream in = Files.newInputStream(terminal.resolve(file));
        try {
            boolean gzip = file.endsWith(".gz");
            return new TextLines(file, gzip ? new GZIPInputStream(new BufferedInputStream(in), 1 << 16) : in);
        } catch (ZipException | EOFException e) {
            in.close();
            throw CommandException.failure(file + " is not compressed with gzip, as its name says");
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        String found = next;
        if (found == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return found;
    }

    /// The number of the line that [#next()] gave last, from 1 on.
    long number() {
        return next == null ? number : number - 1;
    }

    String name() {
        return name;
    }

    private @Nullable String read() {
        try {
            int length = 0;
            while (true) {
                if (at == limit) {
                    at = 0;
                    limit = in.read(buffer);
                    if (limit <= 0) {
                        limit = 0;
                        return length == 0 ? null : decode(length);
                    }
                }
                int end = at;
                while (end < limit && buffer[end] != '\n') {
                    end++;
                }
                if (line.length < length + end - at) {
                    line = Arrays.copyOf(line, Math.max(line.length * 2, length + end - at));
                }
                System.arraycopy(buffer, at, line, length, end - at);
                length += end - at;
                at = end;
                if (end < limit) {
                    at++;
                    return decode(length);
                }
            }
        } catch (ZipException | EOFException e) {
            throw CommandException.failure(name + ", line " + (number + 1) + ": what gzip compressed is damaged here");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String decode(int length) throws IOException {
        number++;
        int kept = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, kept, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(kept);
        }
        return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private void requireUtf8(int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length));
        } catch (CharacterCodingException e) {
            throw CommandException.failure(name + ", line " + number + ": not UTF-8 text");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
