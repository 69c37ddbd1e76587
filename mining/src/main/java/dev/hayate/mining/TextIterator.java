package dev.hayate.mining;

import dev.hayate.data.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/// The texts of rows, one after another, as a model takes them. What else a row holds is passed on when its
/// text is taken.
final class TextIterator implements Iterator<String> {
    private final RowReader rows;
    private final RowUse use;
    private boolean looked;
    private boolean has;

    /// Takes what a row holds beside its text.
    @FunctionalInterface
    interface RowUse {
        void take(RowReader row) throws IOException;
    }

    /// @param use is given every row, in order
    TextIterator(RowReader rows, RowUse use) {
        this.rows = rows;
        this.use = use;
    }

    @Override
    public boolean hasNext() {
        if (!looked) {
            try {
                has = rows.next();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            looked = true;
        }
        return has;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        looked = false;
        try {
            use.take(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.text(0);
    }

    /// Does what encodes, and turns the exceptions of reading back into what they were.
    static void reading(TextIterator texts, Consumer<Iterator<String>> work) throws IOException {
        try {
            work.accept(texts);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
