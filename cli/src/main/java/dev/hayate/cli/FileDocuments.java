package dev.hayate.cli;

import dev.hayate.search.Document;
import dev.hayate.search.Place;
import java.io.IOException;
import java.util.List;

/// Files that are a document each.
final class FileDocuments implements DocumentReader {
    private final List<TextFile> files;
    private int at = -1;

    FileDocuments(List<TextFile> files) {
        this.files = files;
    }

    @Override
    public boolean next() {
        at++;
        return at < files.size();
    }

    @Override
    public Document document() throws IOException {
        return files.get(at).read();
    }

    @Override
    public Place place() {
        return new Place(files.get(at).file().toString(), 1);
    }

    @Override
    public void close() {}
}
