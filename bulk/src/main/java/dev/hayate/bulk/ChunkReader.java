package dev.hayate.bulk;

import dev.hayate.data.RowReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows chunk by chunk. For one thread.
final class ChunkReader implements Closeable {
    private static final int ROWS = 1024;

    /// A chunk ends early when its texts have this many characters, so that long texts stay within bounds.
    private static final int CHARACTERS = 1 << 20;

    private final RowReader reader;
    private final BulkSource source;
    private final long shardRows;
    private final int[] keptValues;
    private boolean atRow;

    private ChunkReader(RowReader reader, BulkSource source, long shardRows) {
        this.reader = reader;
        this.source = source;
        this.shardRows = shardRows;
        List<String> values = source.selection().values();
        this.keptValues = source.kept().stream().mapToInt(values::indexOf).toArray();
    }

    /// @param skipped how many rows are passed over
    /// @param shardRows every so many rows a chunk ends
    static ChunkReader open(BulkSource source, long skipped, long shardRows) throws IOException {
        RowReader reader = RowReader.open(source.rows(), source.selection());
        try {
            reader.skip(skipped);
            return new ChunkReader(reader, source, shardRows);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /// The next rows; `null` after the last.
    @Nullable
    Chunk next() throws IOException {
        if (!atRow && !reader.next()) {
            return null;
        }
        List<String> texts = new ArrayList<>(ROWS);
        List<List<String>> kept = new ArrayList<>(ROWS);
        long firstRow = reader.row();
        String file = reader.file();
        long firstOfFile = reader.rowOfFile();
        long characters = 0;
        long most = Math.min(ROWS, shardRows - (firstRow - 1) % shardRows);
        do {
            String text = reader.text(0);
            texts.add(text);
            kept.add(kept(text));
            characters += text.length();
            atRow = reader.next();
        } while (atRow && texts.size() < most && characters < CHARACTERS && reader.rowOfFile() > firstOfFile);
        return new Chunk(firstRow, file, firstOfFile, texts, kept);
    }

    private List<String> kept(String text) {
        if (keptValues.length == 0) {
            return List.of();
        }
        String[] cells = new String[keptValues.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = keptValues[i] < 0 ? text : reader.value(keptValues[i]);
        }
        return List.of(cells);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
