package dev.hayate.bulk.opensearch;

import dev.hayate.bulk.NewFile;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A shard as one file or more, which get their names together.
final class BulkShard implements VectorSink {
    private final Documents documents;
    private final long mostBytes;
    private final IntFunction<Path> names;
    private final List<NewFile> parts = new ArrayList<>();
    private final ByteArrayOutputStream document = new ByteArrayOutputStream(1 << 14);
    private OutputStream part;
    private long bytes;

    /// @param names the names of the parts, from 1
    BulkShard(Documents documents, long mostBytes, IntFunction<Path> names) throws IOException {
        this.documents = documents;
        this.mostBytes = mostBytes;
        this.names = names;
        this.part = nextPart();
    }

    private OutputStream nextPart() throws IOException {
        NewFile file = new NewFile(names.apply(parts.size() + 1));
        parts.add(file);
        bytes = 0;
        return file.stream();
    }

    @Override
    public void write(VectorBatch batch) throws IOException {
        for (int row = 0; row < batch.rows(); row++) {
            document.reset();
            documents.append(batch, row, document);
            write(batch.firstRow() + row);
        }
    }

    private void write(long row) throws IOException {
        if (document.size() > mostBytes) {
            throw new DocumentException(
                    row, "is a document of " + document.size() + " bytes, and a file may have " + mostBytes);
        }
        if (bytes + document.size() > mostBytes) {
            part.close();
            part = nextPart();
        }
        document.writeTo(part);
        bytes += document.size();
    }

    @Override
    public void complete() throws IOException {
        part.close();
        for (NewFile file : parts) {
            file.complete();
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
        for (NewFile file : parts) {
            file.close();
        }
    }
}
