package dev.hayate.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The threads that share the work of questions; any number of questions at once.
final class SearchThreads implements AutoCloseable {
    private final int count = Runtime.getRuntime().availableProcessors();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            count, Thread.ofPlatform().daemon().name("hayate-search-", 0).factory());

    int count() {
        return count;
    }

    <T> Future<T> begin(Callable<T> work) {
        return threads.submit(work);
    }

    <T> List<T> all(List<? extends Callable<T>> work) throws IOException {
        List<Future<T>> begun = new ArrayList<>();
        work.forEach(part -> begun.add(begin(part)));
        List<T> done = new ArrayList<>();
        for (Future<T> part : begun) {
            done.add(await(part));
        }
        return done;
    }

    static <T> T await(Future<T> work) throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
