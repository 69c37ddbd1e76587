package dev.hayate.bulk;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A shard that is being written, by a thread of its own.
final class ShardJob implements AutoCloseable {
    /// So many chunks may wait for the thread.
    private static final int WAITING = 4;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("hayate-shard").factory());
    private final Deque<Future<?>> waiting = new ArrayDeque<>();
    private final Future<VectorSink> sink;
    private Future<?> last;

    ShardJob(Callable<VectorSink> opening) {
        this.sink = thread.submit(opening);
        this.last = sink;
    }

    /// Hands rows over; waits if the thread is behind.
    ///
    /// @throws IOException if these rows or some before them could not be written
    void write(VectorBatch batch) throws IOException, InterruptedException {
        while (waiting.size() >= WAITING) {
            await(waiting.removeFirst());
        }
        next(() -> {
            sink.get().write(batch);
            return true;
        });
    }

    /// Lets the thread complete the shard.
    ///
    /// @param noting what comes after that
    void complete(Callable<?> noting) {
        next(() -> {
            sink.get().complete();
            return noting.call();
        });
    }

    /// Nothing is done after a step that has failed.
    private void next(Callable<?> step) {
        Future<?> before = last;
        last = thread.submit(() -> {
            before.get();
            return step.call();
        });
        waiting.addLast(last);
    }

    /// Waits until all that was asked for is done.
    void await() throws IOException, InterruptedException {
        while (!waiting.isEmpty()) {
            await(waiting.removeFirst());
        }
    }

    private static void await(Future<?> future) throws IOException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw Failure.of(e);
        }
    }

    /// Ends the thread. A shard that is not complete is dropped.
    @Override
    public void close() throws IOException {
        Future<?> closed = thread.submit(() -> {
            sink.get().close();
            return true;
        });
        thread.close();
        if (closed.state() == Future.State.FAILED && sink.state() == Future.State.SUCCESS) {
            throw new IOException(closed.exceptionNow());
        }
    }
}
