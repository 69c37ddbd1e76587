package dev.hayate.training;

import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.data.RowSource;
import dev.hayate.training.recipe.TokenizerChoice.Corpus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// The texts of several corpora, one after another; of a corpus with more rows than wanted those that chance
/// selects (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S). What goes wrong with a file comes as
/// an [UncheckedIOException].
final class CorpusTexts implements Iterator<String>, AutoCloseable {
    private final Iterator<Corpus> corpora;
    private final TrainingListener listener;
    private @Nullable RowReader rows;
    private final SplittableRandom random;
    private int column;
    private long ahead;
    private long wanted;

    CorpusTexts(List<Corpus> corpora, long seed, TrainingListener listener) {
        this.corpora = corpora.iterator();
        this.random = new SplittableRandom(seed);
        this.listener = listener;
    }

    @Override
    public boolean hasNext() {
        try {
            while (true) {
                if (rows == null) {
                    if (!corpora.hasNext()) {
                        return false;
                    }
                    open(corpora.next());
                } else if (column < rows.columns().size()) {
                    return true;
                } else if (wanted > 0 && rows.next()) {
                    if (random.nextLong(ahead--) < wanted) {
                        wanted--;
                        column = 0;
                    }
                } else {
                    close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(Corpus corpus) throws IOException {
        RowSource source = corpus.source().find(listener.downloads());
        RowSelection selection = RowSelection.of(corpus.columns().toArray(String[]::new));
        ahead = corpus.rows().isPresent() ? count(source, selection) : Long.MAX_VALUE;
        wanted = corpus.rows().isPresent() ? Math.min(ahead, corpus.rows().get()) : Long.MAX_VALUE;
        rows = RowReader.open(source, selection);
        column = rows.columns().size();
    }

    private static long count(RowSource source, RowSelection selection) throws IOException {
        try (RowReader reader = RowReader.open(source, selection)) {
            long count = 0;
            while (reader.next()) {
                count++;
            }
            return count;
        }
    }

    @Override
    public String next() {
        if (!hasNext() || rows == null) {
            throw new NoSuchElementException();
        }
        return rows.text(column++);
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
