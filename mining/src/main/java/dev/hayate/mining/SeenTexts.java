package dev.hayate.mining;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A folder that remembers texts: their ids and vectors, so that new texts can be compared with all that were seen
/// before. It holds `ids.jsonl`, a JSON string a line; `vectors.f32`, float32 values in little-endian order,
/// row by row; and `seen.json`, which says of which model they are and how many count. What lies beyond was
/// left by an interrupted [#add], is not read, and goes with the next one.
public final class SeenTexts {
    private static final String FORMAT = "hayate-seen";
    private static final String MANIFEST = "seen.json";
    private static final String IDS = "ids.jsonl";
    private static final String VECTORS = "vectors.f32";
    private static final int ROWS = 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final Manifest manifest;

    private record Manifest(String fingerprint, int dimension, long rows, long idBytes) {}

    private SeenTexts(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /// Whether a folder is one that remembers texts.
    public static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(MANIFEST));
    }

    /// Opens a folder.
    ///
    /// @throws java.nio.file.NoSuchFileException if it remembers nothing
    /// @throws IOException if it is broken
    public static SeenTexts open(Path folder) throws IOException {
        Path file = folder.resolve(MANIFEST);
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            if (!json.path("format").asString("").equals(FORMAT)
                    || json.path("version").asInt(0) != 1) {
                throw broken(file, "is not the format that this version of Hayate writes");
            }
            Manifest manifest = new Manifest(
                    json.path("model").asString(""),
                    json.path("dimension").asInt(0),
                    json.path("rows").asLong(-1),
                    json.path("idBytes").asLong(-1));
            if (manifest.dimension < 1 || manifest.rows < 0 || manifest.idBytes < 0) {
                throw broken(file, "lacks the dimension, the rows or the size of the ids");
            }
            return new SeenTexts(folder, manifest);
        } catch (JacksonException e) {
            throw broken(file, "is no JSON");
        }
    }

    /// Makes a folder that remembers nothing yet; missing folders above it are made as well.
    ///
    /// @param fingerprint of the model
    public static SeenTexts create(Path folder, String fingerprint, int dimension) throws IOException {
        Files.createDirectories(folder);
        SeenTexts made = new SeenTexts(folder, new Manifest(fingerprint, dimension, 0, 0));
        made.open(IDS).close();
        made.open(VECTORS).close();
        made.write(made.manifest);
        return made;
    }

    /// How many texts are remembered.
    public long rows() {
        return manifest.rows;
    }

    /// The number of values of their vectors.
    public int dimension() {
        return manifest.dimension;
    }

    /// Refuses vectors of another model or dimension.
    ///
    /// @throws IOException with both, if they are others
    public void requireModel(String fingerprint, int dimension) throws IOException {
        if (!manifest.fingerprint.equals(fingerprint)) {
            throw new IOException(folder + " remembers vectors of another model, " + manifest.fingerprint + ", than "
                    + fingerprint + ": name that model with -m, or another folder");
        }
        if (manifest.dimension != dimension) {
            throw new IOException(folder + " remembers vectors of " + manifest.dimension + " dimensions, not "
                    + dimension + ": give -d " + manifest.dimension + ", or another folder");
        }
    }

    /// Adds all that is remembered to texts.
    ///
    /// @throws IOException if a file is broken
    public void addTo(TextVectors texts) throws IOException {
        byte[] bytes = new byte[manifest.dimension * Float.BYTES];
        float[] vector = new float[manifest.dimension];
        try (BufferedReader ids = new BufferedReader(
                        new InputStreamReader(Files.newInputStream(folder.resolve(IDS)), StandardCharsets.UTF_8));
                DataInputStream vectors = new DataInputStream(
                        new BufferedInputStream(Files.newInputStream(folder.resolve(VECTORS)), 1 << 18))) {
            for (long row = 0; row < manifest.rows; row++) {
                String id = ids.readLine();
                if (id == null) {
                    throw broken(folder.resolve(IDS), "ends after " + row + " of " + manifest.rows + " ids");
                }
                try {
                    vectors.readFully(bytes);
                } catch (EOFException e) {
                    throw broken(folder.resolve(VECTORS), "ends after " + row + " of " + manifest.rows + " vectors");
                }
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(vector);
                texts.add(readId(id, row), vector, 0);
            }
        } catch (IllegalArgumentException e) {
            throw broken(folder, String.valueOf(e.getMessage()));
        }
    }

    private String readId(String line, long row) throws IOException {
        try {
            return JSON.readValue(line, String.class);
        } catch (JacksonException e) {
            throw broken(folder.resolve(IDS), "has no JSON string in line " + (row + 1));
        }
    }

    /// Remembers the new texts, all of them or, if that fails, none.
    ///
    /// @return the folder as it is then
    /// @throws IOException if another process writes the folder or has changed it, or the disk fails
    public SeenTexts add(TextVectors texts) throws IOException {
        try (FileChannel ids = open(IDS);
                FileChannel vectors = open(VECTORS)) {
            lock(vectors);
            if (!open(folder).manifest.equals(manifest)) {
                throw new IOException(folder + " was changed by another process; run the command again");
            }
            cut(ids, manifest.idBytes);
            cut(vectors, manifest.rows * manifest.dimension * Float.BYTES);
            for (int from = texts.seenRows(); from < texts.rows(); from += ROWS) {
                append(texts, from, Math.min(texts.rows(), from + ROWS), ids, vectors);
            }
            ids.force(true);
            vectors.force(true);
            long rows = manifest.rows + texts.rows() - texts.seenRows();
            Manifest next = new Manifest(manifest.fingerprint, manifest.dimension, rows, ids.position());
            write(next);
            return new SeenTexts(folder, next);
        }
    }

    private void append(TextVectors texts, int from, int to, FileChannel ids, FileChannel vectors) throws IOException {
        StringBuilder lines = new StringBuilder();
        ByteBuffer rows = ByteBuffer.allocate((to - from) * manifest.dimension * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] vector = new float[manifest.dimension];
        for (int row = from; row < to; row++) {
            texts.vectors().copy(texts.vector(row), vector, 0);
            for (float value : vector) {
                rows.putFloat(value);
            }
            lines.append(JSON.writeValueAsString(texts.id(row))).append('\n');
        }
        write(vectors, rows.flip());
        write(ids, ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void cut(FileChannel channel, long size) throws IOException {
        channel.truncate(size).position(size);
    }

    private FileChannel open(String name) throws IOException {
        return FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /// Keeps other processes out until the channel is closed.
    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException(folder + " is being written by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException(folder + " is being written", e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void write(Manifest next) throws IOException {
        Path temporary = folder.resolve("." + MANIFEST + ".part");
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            String json = JSON.writeValueAsString(JSON.createObjectNode()
                    .put("format", FORMAT)
                    .put("version", 1)
                    .put("model", next.fingerprint)
                    .put("dimension", next.dimension)
                    .put("rows", next.rows)
                    .put("idBytes", next.idBytes));
            write(channel, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(
                temporary,
                folder.resolve(MANIFEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static IOException broken(Path file, String reason) {
        return new IOException(file + " " + reason);
    }
}
