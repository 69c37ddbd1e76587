package dev.hayate.server.admission;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// How many requests are worked on at once, and how many bytes of bodies and answers are held meanwhile. What
/// does not fit is refused at once; nothing waits here. Safe for all threads.
public final class Capacity {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final int most;
    private final Semaphore requests;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();

    /// @param requests how many requests may be worked on at once
    /// @param bytes how many bytes of bodies and answers may be held
    public Capacity(int requests, long bytes) {
        this.most = requests;
        this.requests = new Semaphore(requests);
        this.mostBytes = bytes;
    }

    /// Refuses, if no further request could be worked on.
    ///
    /// @throws ApiException with [Problem#OVERLOADED]
    public void requireFree() {
        if (requests.availablePermits() <= 0) {
            throw overloaded();
        }
    }

    /// Takes the place of a request; [#leave()] gives it back.
    ///
    /// @throws ApiException with [Problem#OVERLOADED] if all are taken
    public void enter() {
        if (!requests.tryAcquire()) {
            throw overloaded();
        }
    }

    /// Gives a place back.
    public void leave() {
        requests.release();
    }

    /// How many requests are worked on.
    public int inFlight() {
        return most - requests.availablePermits();
    }

    /// Sets so many bytes aside for what a caller sends.
    ///
    /// @throws ApiException with [Problem#OVERLOADED] if there are not so many left
    public void reserve(long count) {
        if (bytes.addAndGet(count) > mostBytes) {
            bytes.addAndGet(-count);
            throw overloaded();
        }
    }

    /// Counts bytes that are there already, such as those of an answer, so that less is left for others.
    public void hold(long count) {
        bytes.addAndGet(count);
    }

    /// Gives bytes back.
    public void release(long count) {
        bytes.addAndGet(-count);
    }

    /// How many bytes are held.
    public long bytesHeld() {
        return bytes.get();
    }

    private static ApiException overloaded() {
        return ApiException.later(Problem.OVERLOADED, "the server is overloaded; try again later", SOON);
    }
}
