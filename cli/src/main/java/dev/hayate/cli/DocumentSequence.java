package dev.hayate.cli;

import dev.hayate.search.Document;
import dev.hayate.search.Place;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/// The documents of several sources, each opened when its turn comes.
final class DocumentSequence implements DocumentReader {
    private final Iterator<Source> sources;
    private DocumentReader current = new FileDocuments(List.of());

    /// What documents are read from.
    @FunctionalInterface
    interface Source {
        DocumentReader open() throws IOException;
    }

    DocumentSequence(List<Source> sources) {
        this.sources = sources.iterator();
    }

    @Override
    public boolean next() throws IOException {
        while (!current.next()) {
            if (!sources.hasNext()) {
                return false;
            }
            current.close();
            current = sources.next().open();
        }
        return true;
    }

    @Override
    public Document document() throws IOException {
        return current.document();
    }

    @Override
    public Place place() {
        return current.place();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
