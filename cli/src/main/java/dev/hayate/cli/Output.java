package dev.hayate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that appears under its name only when it is complete. Until then it has a temporary name beside it,
/// which goes if the command fails or is interrupted.
final class Output implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final Thread cleaner;
    private final OutputStream stream;
    private boolean complete;

    private Output(Path target, Path temporary) throws IOException {
        this.target = target;
        this.temporary = temporary;
        this.cleaner = new Thread(this::removeTemporary);
        this.stream = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 18);
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    static Output create(Path target, boolean overwrite) throws IOException {
        if (isDevice(target)) {
            return new Output(target, target);
        }
        Path folder = requireFree(target, overwrite);
        return new Output(target, Files.createTempFile(folder, "." + target.getFileName() + ".", ".part"));
    }

    /// Refuses what cannot become a file.
    ///
    /// @return the folder that it is in
    static Path requireFree(Path target, boolean overwrite) throws IOException {
        if (isDevice(target)) {
            throw CommandException.failure(target + " is not a file");
        }
        if (Files.exists(target) && !overwrite) {
            throw new FileAlreadyExistsException(target.toString());
        }
        if (Files.isDirectory(target)) {
            throw CommandException.failure(
                    target + " is a folder; name a file, or write a / at its end for a folder of shards");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder), null, "no such folder");
        }
        return folder;
    }

    /// Devices and pipes cannot be replaced; they are written as they are.
    private static boolean isDevice(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    OutputStream stream() {
        return stream;
    }

    /// Writes over the beginning of the file, for headers that tell a length.
    void rewriteStart(byte[] bytes) throws IOException {
        stream.flush();
        try (RandomAccessFile file = new RandomAccessFile(temporary.toFile(), "rw")) {
            file.write(bytes);
        }
    }

    /// Gives the file its name.
    void complete() throws IOException {
        stream.close();
        if (!temporary.equals(target)) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        complete = true;
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException e) {
            return;
        }
        if (!complete) {
            stream.close();
            removeTemporary();
        }
    }

    private void removeTemporary() {
        if (temporary.equals(target)) {
            return;
        }
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            temporary.toFile().deleteOnExit();
        }
    }
}
