package dev.hayate.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Splits bytes into records and fields as RFC 4180 has them: a field in quotes may hold anything, with its own
/// quotes doubled. Lines end with LF or CR LF. Empty lines stand for no record.
final class DelimitedRecords implements Closeable {
    private static final int QUOTE = '"';

    private final String file;
    private final ByteInput input;
    private final char delimiter;
    private final Utf8Buffer field = new Utf8Buffer();
    private final List<String> fields = new ArrayList<>();
    private long records;

    DelimitedRecords(String file, ByteInput input, char delimiter) {
        this.file = file;
        this.input = input;
        this.delimiter = delimiter;
    }

    /// How many records have been begun, the one with the names among them.
    long row() {
        return records;
    }

    /// The fields of this record, until the next.
    List<String> fields() {
        return fields;
    }

    boolean next() throws IOException {
        records++;
        fields.clear();
        try {
            skipEmptyLines();
            if (input.peek() == ByteInput.END) {
                return false;
            }
            for (int last = delimiter; last == delimiter; ) {
                last = input.peek() == QUOTE ? quoted() : bare();
                fields.add(field.take());
            }
            return true;
        } catch (IOException e) {
            throw FileInput.failure(file, records - 1, e);
        }
    }

    private void skipEmptyLines() throws IOException {
        while (input.peek() == '\n' || input.peek() == '\r') {
            input.read();
        }
    }

    /// Reads a field up to what ends it.
    ///
    /// @return the delimiter, or the end of the line or the file
    private int bare() throws IOException {
        int unit = input.read();
        for (; unit != delimiter && !endsLine(unit); unit = input.read()) {
            field.append(unit);
        }
        if (unit != delimiter) {
            field.trim('\r');
        }
        return unit;
    }

    private int quoted() throws IOException {
        input.read();
        while (true) {
            int unit = input.read();
            if (unit == ByteInput.END) {
                throw new DataException(file, records - 1, "a quote is opened and never closed");
            }
            if (unit == QUOTE && input.peek() != QUOTE) {
                return afterQuoted();
            }
            if (unit == QUOTE) {
                input.read();
            }
            field.append(unit);
        }
    }

    private int afterQuoted() throws IOException {
        int unit = input.read();
        if (unit == '\r' && input.peek() == '\n') {
            unit = input.read();
        }
        if (unit != delimiter && !endsLine(unit)) {
            throw new DataException(
                    file,
                    records - 1,
                    "a field goes on after its closing quote; a quote within a field in quotes is written twice");
        }
        return unit;
    }

    private static boolean endsLine(int unit) {
        return unit == '\n' || unit == ByteInput.END;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
