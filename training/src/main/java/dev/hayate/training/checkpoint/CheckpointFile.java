package dev.hayate.training.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// One checkpoint as bytes, little-endian: the word `HAYATECP`, the version, the run, the progress, arrays of
/// float32 with their lengths, and a CRC-32C of all of that.
final class CheckpointFile {
    private static final byte[] MAGIC = "HAYATECP".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int RUN_LENGTH = 64;

    private CheckpointFile() {}

    /// The file appears when it is complete and on the disk.
    static void write(Path file, String run, Progress progress, List<float[]> arrays) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Bytes bytes = new Bytes(FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE))) {
                bytes.buffer.put(MAGIC).putInt(VERSION).put(run.getBytes(StandardCharsets.US_ASCII));
                bytes.buffer.putInt(progress.step()).putDouble(progress.seconds());
                bytes.buffer.putInt(progress.bestStep()).putDouble(progress.bestScore());
                for (float[] array : arrays) {
                    bytes.write(array);
                }
                bytes.finish();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, e.getMessage());
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static Progress read(Path file, String run, List<float[]> arrays) throws IOException {
        try (Bytes bytes = new Bytes(FileChannel.open(file, StandardOpenOption.READ))) {
            byte[] magic = bytes.read(MAGIC.length);
            int version = bytes.readInt();
            if (!Arrays.equals(magic, MAGIC) || version != VERSION) {
                throw new CheckpointException(
                        file, "was written by another version of Hayate; go on with that, or begin anew");
            }
            if (!run.equals(new String(bytes.read(RUN_LENGTH), StandardCharsets.US_ASCII))) {
                throw new CheckpointException(
                        file,
                        "belongs to another recipe, tokenizer or data; resume with those it was begun with, or begin"
                                + " anew");
            }
            Progress progress = new Progress(bytes.readInt(), bytes.readDouble(), bytes.readInt(), bytes.readDouble());
            for (float[] array : arrays) {
                bytes.read(file, array);
            }
            bytes.requireEnd(file);
            return progress;
        } catch (EOFException e) {
            throw damaged(file);
        }
    }

    private static CheckpointException damaged(Path file) {
        return new CheckpointException(file, "is damaged; delete it, and the one before it is used");
    }

    /// A file and the checksum of what has passed.
    private static final class Bytes implements AutoCloseable {
        private final FileChannel channel;
        private final CRC32C checksum = new CRC32C();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);

        Bytes(FileChannel channel) {
            this.channel = channel;
        }

        void write(float[] array) throws IOException {
            buffer.putInt(array.length);
            for (int at = 0; at < array.length; ) {
                flush();
                int count = Math.min(array.length - at, buffer.remaining() / Float.BYTES);
                buffer.asFloatBuffer().put(array, at, count);
                buffer.position(buffer.position() + count * Float.BYTES);
                at += count;
            }
            flush();
        }

        private void flush() throws IOException {
            buffer.flip();
            checksum.update(buffer.duplicate());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }

        void finish() throws IOException {
            flush();
            buffer.putInt((int) checksum.getValue());
            flush();
            channel.force(true);
        }

        private void fill(int bytes) throws IOException {
            buffer.clear().limit(bytes);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException();
                }
            }
            buffer.flip();
        }

        private void load(int bytes) throws IOException {
            fill(bytes);
            checksum.update(buffer.duplicate());
        }

        byte[] read(int length) throws IOException {
            load(length);
            byte[] bytes = new byte[length];
            buffer.get(bytes);
            return bytes;
        }

        int readInt() throws IOException {
            load(Integer.BYTES);
            return buffer.getInt();
        }

        double readDouble() throws IOException {
            load(Double.BYTES);
            return buffer.getDouble();
        }

        void read(Path file, float[] array) throws IOException {
            if (readInt() != array.length) {
                throw damaged(file);
            }
            for (int at = 0; at < array.length; ) {
                int count = Math.min(array.length - at, buffer.capacity() / Float.BYTES);
                load(count * Float.BYTES);
                buffer.asFloatBuffer().get(array, at, count);
                at += count;
            }
        }

        void requireEnd(Path file) throws IOException {
            int expected = (int) checksum.getValue();
            fill(Integer.BYTES);
            if (buffer.getInt() != expected) {
                throw damaged(file);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
