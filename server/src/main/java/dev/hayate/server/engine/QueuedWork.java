package dev.hayate.server.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Work that another thread will do while its owner waits. It is done whole or not at all: an owner whose patience
/// ends after it has begun still waits for its end.
final class QueuedWork {
    private final Runnable work;
    private final AtomicBoolean decided = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable RuntimeException exception;
    private @Nullable Error error;

    QueuedWork(Runnable work) {
        this.work = work;
    }

    /// Does it, unless its owner has given up.
    void run() {
        if (!decided.compareAndSet(false, true)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            exception = e;
        } catch (Error e) {
            error = e;
        } finally {
            over.countDown();
        }
    }

    /// Waits for its end, and throws what it has thrown.
    ///
    /// @param nanos how long it may take to begin
    /// @return whether it was done
    /// @throws InterruptedException if the owner was interrupted before it has begun
    boolean await(long nanos) throws InterruptedException {
        boolean interrupted = false;
        try {
            over.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (decided.compareAndSet(false, true)) {
            if (interrupted) {
                throw new InterruptedException();
            }
            return false;
        }
        awaitEnd(interrupted);
        if (exception != null) {
            throw exception;
        }
        if (error != null) {
            throw error;
        }
        return true;
    }

    private void awaitEnd(boolean interruptedBefore) {
        boolean interrupted = interruptedBefore;
        while (over.getCount() > 0) {
            try {
                over.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
