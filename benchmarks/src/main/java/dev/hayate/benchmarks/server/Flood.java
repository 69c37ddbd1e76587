package dev.hayate.benchmarks.server;

import dev.hayate.server.abuse.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Questions that come at a rate of their own, whatever becomes of those before. Times run from the moment at
/// which a question was due.
final class Flood {
    private final InetSocketAddress server;
    private final List<Question> questions;
    private final Semaphore connections;
    private final ConcurrentLinkedDeque<KeptConnection> idle = new ConcurrentLinkedDeque<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final LongAdder broken = new LongAdder();
    private final LongAdder unsent = new LongAdder();
    private final Latencies accepted = new Latencies();
    private final Latencies refused = new Latencies();

    Flood(InetSocketAddress server, List<Question> questions, int mostConnections) {
        this.server = server;
        this.questions = questions;
        this.connections = new Semaphore(mostConnections);
    }

    /// Floods the server, and returns when everything is answered.
    ///
    /// @return seconds in which questions were sent
    double run(double perSecond, double seconds) throws IOException {
        long start = System.nanoTime();
        long sent;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            send(threads, start, perSecond, Math.round(perSecond * seconds));
            sent = System.nanoTime();
        }
        for (KeptConnection connection : idle) {
            connection.close();
        }
        return (sent - start) / 1e9;
    }

    private void send(ExecutorService threads, long start, double perSecond, long count) {
        for (long i = 0; i < count; i++) {
            long due = start + Math.round(i / perSecond * 1e9);
            LockSupport.parkNanos(due - System.nanoTime());
            Question question = questions.get((int) (i % questions.size()));
            if (connections.tryAcquire()) {
                threads.execute(() -> ask(question, due));
            } else {
                unsent.increment();
            }
        }
    }

    private void ask(Question question, long due) {
        try {
            KeptConnection pooled = idle.poll();
            KeptConnection connection = pooled == null ? KeptConnection.to(server) : pooled;
            Answer answer = connection.ask(question);
            (answer.status() == 200 ? accepted : refused).add(System.nanoTime() - due);
            statuses.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
            if (KeptConnection.isLast(answer)) {
                connection.close();
            } else {
                idle.push(connection);
            }
        } catch (IOException notWhole) {
            broken.increment();
        } finally {
            connections.release();
        }
    }

    /// How many answers came with each status.
    Map<Integer, LongAdder> statuses() {
        return statuses;
    }

    /// Questions whose answer did not come whole.
    long broken() {
        return broken.sum();
    }

    /// Questions that were not sent, for want of a connection.
    long unsent() {
        return unsent.sum();
    }

    /// Times of answers with vectors.
    Latencies accepted() {
        return accepted;
    }

    /// Times of all other answers.
    Latencies refused() {
        return refused;
    }
}
