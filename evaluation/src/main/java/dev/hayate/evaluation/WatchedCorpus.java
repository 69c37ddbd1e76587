package dev.hayate.evaluation;

import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import java.io.IOException;
import java.util.OptionalLong;

/// A corpus that tells how far it has been read.
///
/// @param what its passages are counted as
record WatchedCorpus(Corpus corpus, String what, EvaluationListener listener) implements Corpus {
    @Override
    public OptionalLong size() {
        return corpus.size();
    }

    @Override
    public Reader open() throws IOException {
        Reader reader = corpus.open();
        listener.begins(what, size());
        return new Reader() {
            private long read;

            @Override
            public Passages next(int atMost) throws IOException {
                listener.reached(read);
                Passages passages = reader.next(atMost);
                read += passages.size();
                return passages;
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
