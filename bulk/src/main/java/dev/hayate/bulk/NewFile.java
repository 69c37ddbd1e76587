package dev.hayate.bulk;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears under its name when it is complete and safe on the disk. Until then it is a hidden one
/// beside it, which ends with `.part`. For one thread.
public final class NewFile implements Closeable {
    static final String PART = ".part";
    private static final int BUFFER = 1 << 18;

    private final Path target;
    private final Path part;
    private boolean complete;

    /// Begins a file. What a process that died has left of it goes.
    ///
    /// @param target its name in the end; a file that has it already is replaced then
    public NewFile(Path target) throws IOException {
        this.target = target;
        this.part = target.resolveSibling("." + target.getFileName() + PART);
        Files.deleteIfExists(part);
    }

    /// Its name until it is complete.
    public Path part() {
        return part;
    }

    /// Writes it from the beginning; close the stream before the file is complete. Errors name the file.
    public OutputStream stream() throws IOException {
        return new BufferedOutputStream(new Named(), BUFFER);
    }

    /// Sees the bytes safe on the disk, gives the file its name, and sees that safe, too.
    public void complete() throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        complete = true;
        forceFolder();
    }

    /// Not every system lets a folder be opened; where it does not, it keeps names safe by itself.
    private void forceFolder() throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && System.getProperty("os.name", "").startsWith("Linux")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Deletes what there is of it, unless it is complete.
    @Override
    public void close() throws IOException {
        if (!complete) {
            Files.deleteIfExists(part);
        }
    }

    private final class Named extends OutputStream {
        private final FileOutputStream out;

        Named() throws IOException {
            this.out = new FileOutputStream(part.toFile());
        }

        @Override
        public void write(int unit) throws IOException {
            write(new byte[] {(byte) unit}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new IOException(target + ": cannot be written (" + e.getMessage() + ")", e);
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
