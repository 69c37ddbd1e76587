package dev.hayate.training.batch;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Rows of texts as tokens, in files that are mapped and not read, so there may be more of them than fit into
/// memory. A [TokenCacheWriter] writes them. Immutable, shared by all threads; not to be used after [#close()].
///
/// The folder holds `starts`, where the ids of each text begin, and the end of the last; `hashes`, one a text;
/// `ids`, two bytes an id if the vocabulary allows it, else four; all little-endian, texts row after row.
public final class TokenCache implements PairStore, AutoCloseable {
    static final String STARTS = "starts";
    static final String HASHES = "hashes";
    static final String IDS = "ids";

    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Arena arena;
    private final MemorySegment starts;
    private final MemorySegment hashes;
    private final MemorySegment ids;
    private final int columns;
    private final int rows;
    private final int idBytes;

    private TokenCache(
            Arena arena, MemorySegment starts, MemorySegment hashes, MemorySegment ids, int columns, int idBytes) {
        this.arena = arena;
        this.starts = starts;
        this.hashes = hashes;
        this.ids = ids;
        this.columns = columns;
        this.rows = Math.toIntExact(hashes.byteSize() / Long.BYTES / columns);
        this.idBytes = idBytes;
    }

    /// Maps a folder.
    ///
    /// @param columns the texts in a row
    /// @param vocabulary above all ids
    /// @throws IOException if a file is missing, or the lengths of the files do not fit together
    @SuppressWarnings("MustBeClosedChecker") // the arena lives as long as this object
    public static TokenCache open(Path folder, int columns, int vocabulary) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            TokenCache cache = new TokenCache(
                    arena,
                    map(folder.resolve(STARTS), arena),
                    map(folder.resolve(HASHES), arena),
                    map(folder.resolve(IDS), arena),
                    columns,
                    idBytes(vocabulary));
            cache.requireWhole(folder);
            return cache;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// Deletes a folder, if it is there.
    public static void delete(Path folder) throws IOException {
        for (String file : List.of(STARTS, HASHES, IDS)) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.deleteIfExists(folder);
    }

    /// How many bytes an id takes.
    static int idBytes(int vocabulary) {
        return vocabulary <= 1 << Short.SIZE ? Short.BYTES : Integer.BYTES;
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private void requireWhole(Path folder) throws IOException {
        long texts = (long) rows * columns;
        boolean whole = hashes.byteSize() == texts * Long.BYTES
                && starts.byteSize() == (texts + 1) * Long.BYTES
                && ids.byteSize() == start(texts) * idBytes;
        if (!whole) {
            throw new IOException(folder + ": the token cache is damaged; delete the folder and it is made again");
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int rowLength(int row) {
        long text = (long) row * columns;
        return (int) (start(text + columns) - start(text));
    }

    @Override
    public long hash(int row, int column) {
        return hashes.getAtIndex(LONG, (long) row * columns + column);
    }

    @Override
    public int copy(int row, int column, int[] target, int at) {
        long text = (long) row * columns + column;
        long from = start(text);
        int count = (int) (start(text + 1) - from);
        for (int i = 0; i < count; i++) {
            target[at + i] = idBytes == Short.BYTES
                    ? Short.toUnsignedInt(ids.getAtIndex(SHORT, from + i))
                    : ids.getAtIndex(INT, from + i);
        }
        return count;
    }

    /// A hash over all texts in their order.
    public long fingerprint() {
        long fingerprint = 0;
        for (long text = 0; text < (long) rows * columns; text++) {
            fingerprint = fingerprint * 0x9E37_79B9_7F4A_7C15L + hashes.getAtIndex(LONG, text);
        }
        return fingerprint;
    }

    private long start(long text) {
        return starts.getAtIndex(LONG, text);
    }

    @Override
    public void close() {
        arena.close();
    }
}
