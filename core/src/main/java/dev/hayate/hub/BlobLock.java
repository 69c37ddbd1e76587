package dev.hayate.hub;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps other threads and other processes of Hayate from fetching the same blob at the same time. Python's
/// `huggingface_hub` takes another kind of lock and so is not kept away; it fetches to a file of its own and
/// moves that to its place when it is complete, as is done here, so that the later one replaces the earlier
/// with equal bytes.
final class BlobLock {
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private BlobLock() {}

    /// What is done under the lock.
    interface Action {
        void run() throws IOException;
    }

    static void whileHolding(Path file, Action action) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
        threads.lock();
        try (FileChannel processes = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            processes.lock();
            action.run();
        } finally {
            threads.unlock();
        }
    }
}
