package dev.hayate.cli;

import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.data.RowSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The texts in one column of a table.
final class RowTexts implements Texts {
    private final RowReader rows;
    private @Nullable String next;

    RowTexts(RowSource source, String column) throws IOException {
        this.rows = RowReader.open(source, RowSelection.of(column));
    }

    @Override
    public boolean hasNext() {
        try {
            if (next == null && rows.next()) {
                next = rows.text(0);
            }
            return next != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        String text = next;
        next = null;
        return text;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
