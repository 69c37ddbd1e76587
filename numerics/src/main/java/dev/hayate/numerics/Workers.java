package dev.hayate.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Threads that share units of work. Which thread takes which unit is left open, so a unit must write nothing that
/// another unit reads or writes; then the result does not depend on the number of threads. For one caller at a
/// time.
public final class Workers implements AutoCloseable {
    /// One unit of work.
    @FunctionalInterface
    public interface Work {
        /// Does one unit.
        ///
        /// @param unit the number of the unit
        /// @param worker the number of the thread, from 0, for scratch space of its own
        void run(int unit, int worker);
    }

    private final int count;
    private final ExecutorService threads;

    /// @param count the threads, the caller among them
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("threads must be at least 1, not " + count);
        }
        this.count = count;
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, count - 1),
                Thread.ofPlatform().daemon().name("hayate-worker-", 0).factory());
    }

    /// The number of threads.
    public int count() {
        return count;
    }

    /// Runs the units `0 .. units - 1`, each once, and returns when all are done.
    public void forEach(int units, Work work) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> others = new ArrayList<>(count);
        for (int worker = 1; worker < Math.min(count, units); worker++) {
            int number = worker;
            others.add(threads.submit(() -> drain(next, units, work, number)));
        }
        try {
            drain(next, units, work, 0);
        } finally {
            next.set(units);
            join(others);
        }
    }

    private static void drain(AtomicInteger next, int units, Work work, int worker) {
        for (int unit = next.getAndIncrement(); unit < units; unit = next.getAndIncrement()) {
            work.run(unit, worker);
        }
    }

    private static void join(List<Future<?>> others) {
        for (Future<?> other : others) {
            try {
                other.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
