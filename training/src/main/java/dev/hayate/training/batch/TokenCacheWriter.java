package dev.hayate.training.batch;

import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.TokenBuffer;
import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

/// Tokenizes texts into the files of a [TokenCache], in bounded memory. The folder appears under its name only
/// when it is complete; closed without [#complete()] it leaves nothing behind. For one thread, which shares the
/// work with [Workers].
public final class TokenCacheWriter implements AutoCloseable {
    private static final int TEXTS_A_UNIT = 64;
    private static final int UNITS = 64;

    private final Path target;
    private final Path folder;
    private final Workers workers;
    private final Tokenizer.Worker[] tokenizers;
    private final String[] waiting = new String[UNITS * TEXTS_A_UNIT];
    private final int[][] ids = new int[waiting.length][];
    private final Numbers starts;
    private final Numbers hashes;
    private final Numbers idFile;
    private final int idBytes;
    private int count;
    private long end;

    /// Begins a folder.
    ///
    /// @param target the folder to make; the folder above it is made too
    public TokenCacheWriter(Path target, Tokenizer tokenizer, Workers workers) throws IOException {
        this.target = target.toAbsolutePath();
        Files.createDirectories(this.target.getParent());
        this.folder = Files.createDirectory(
                this.target.resolveSibling("." + target.getFileName() + ".new-" + UUID.randomUUID()));
        this.workers = workers;
        this.tokenizers = new Tokenizer.Worker[workers.count()];
        Arrays.setAll(tokenizers, worker -> tokenizer.newWorker(false));
        this.idBytes = TokenCache.idBytes(tokenizer.vocabularySize());
        this.starts = new Numbers(folder.resolve(TokenCache.STARTS));
        this.hashes = new Numbers(folder.resolve(TokenCache.HASHES));
        this.idFile = new Numbers(folder.resolve(TokenCache.IDS));
        starts.putLong(0);
    }

    /// Adds the next text of a row, or the first of the next row.
    public void add(String text) throws IOException {
        waiting[count++] = text;
        if (count == waiting.length) {
            tokenize();
        }
    }

    private void tokenize() throws IOException {
        workers.forEach(Math.ceilDiv(count, TEXTS_A_UNIT), (unit, worker) -> {
            for (int i = unit * TEXTS_A_UNIT; i < Math.min(count, (unit + 1) * TEXTS_A_UNIT); i++) {
                TokenBuffer tokens = tokenizers[worker].tokenize(waiting[i]);
                ids[i] = Arrays.copyOf(tokens.ids(), tokens.count());
            }
        });
        for (int i = 0; i < count; i++) {
            for (int id : ids[i]) {
                if (idBytes == Short.BYTES) {
                    idFile.putShort((short) id);
                } else {
                    idFile.putInt(id);
                }
            }
            end += ids[i].length;
            starts.putLong(end);
            hashes.putLong(hash(waiting[i]));
        }
        count = 0;
    }

    /// All 64 bits depend on all characters.
    static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58_476D_1CE4_E5B9L;
        return hash ^ hash >>> 32;
    }

    /// Gives the folder its name. If it exists by now, somebody else has made the same, and this one goes.
    public void complete() throws IOException {
        tokenize();
        for (Numbers file : new Numbers[] {starts, hashes, idFile}) {
            file.finish();
        }
        try {
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
            TokenCache.delete(folder);
        }
    }

    @Override
    public void close() throws IOException {
        for (Numbers file : new Numbers[] {starts, hashes, idFile}) {
            file.close();
        }
        TokenCache.delete(folder);
    }

    /// A file of little-endian numbers.
    private static final class Numbers implements AutoCloseable {
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

        Numbers(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        void putLong(long value) throws IOException {
            reserve(Long.BYTES);
            buffer.putLong(value);
        }

        void putInt(int value) throws IOException {
            reserve(Integer.BYTES);
            buffer.putInt(value);
        }

        void putShort(short value) throws IOException {
            reserve(Short.BYTES);
            buffer.putShort(value);
        }

        private void reserve(int bytes) throws IOException {
            if (buffer.remaining() < bytes) {
                flush();
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        void finish() throws IOException {
            flush();
            channel.force(true);
            channel.close();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
