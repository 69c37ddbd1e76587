package dev.hayate.server.engine;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.metrics.ProcessorMetrics;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// A permit per processor. While there is one, work begins at once on the thread that asks. Otherwise it stands in
/// line, and as many threads of the system's own work that off: a virtual thread that is given a permit would
/// first have to wait behind all others that want to run, and the processor with it. Safe for all threads.
final class Processors {
    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final long IDLE_SECONDS = 10;

    private final int permits;
    private final Semaphore free;
    private final Queue<QueuedWork> line = new ConcurrentLinkedQueue<>();
    private final Executor threads;
    private final ProcessorMetrics metrics;

    Processors(int permits, ProcessorMetrics metrics) {
        this.permits = permits;
        this.free = new Semaphore(permits);
        this.threads = threads(permits);
        this.metrics = metrics;
        metrics.show(permits, () -> permits - free.availablePermits(), line::size);
    }

    private static Executor threads(int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("hayate-encode-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    int permits() {
        return permits;
    }

    /// Does some work with a permit. Whoever came first gets the next one.
    ///
    /// @param deadline until when it is worth to begin, as [System#nanoTime()]
    /// @throws ApiException with [Problem#UNAVAILABLE] if there is none in time
    void run(long deadline, Runnable work) {
        long start = System.nanoTime();
        if (start >= deadline) {
            throw late();
        }
        if (line.isEmpty() && free.tryAcquire()) {
            try {
                work.run();
            } finally {
                free.release();
                serveLine();
            }
        } else {
            waitFor(new QueuedWork(work), start, deadline);
        }
    }

    private void waitFor(QueuedWork work, long start, long deadline) {
        line.add(work);
        serveLine();
        try {
            if (!work.await(deadline - start)) {
                throw late();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        } finally {
            metrics.waited(System.nanoTime() - start);
        }
    }

    /// Called after every change that may leave a permit free while somebody waits.
    private void serveLine() {
        if (!line.isEmpty() && free.tryAcquire()) {
            threads.execute(this::workOff);
        }
    }

    private void workOff() {
        for (QueuedWork work = line.poll(); work != null; work = line.poll()) {
            work.run();
        }
        free.release();
        serveLine();
    }

    private static ApiException late() {
        return ApiException.later(Problem.UNAVAILABLE, "the server did not get to this request in time", A_MOMENT);
    }

    static ApiException stopping() {
        return ApiException.later(Problem.UNAVAILABLE, "the server is about to stop", A_MOMENT);
    }
}
