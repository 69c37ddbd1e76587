package dev.hayate.benchmarks.server;

import dev.hayate.server.abuse.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Many who ask one question after the other, each on a connection of its own, and keep count of every question
/// whose answer did not come whole. They give up when nobody takes their connection.
final class Crowd implements AutoCloseable {
    /// Looks at an answer.
    @FunctionalInterface
    interface Listener {
        /// An answer has come whole.
        ///
        /// @param question the place of the question
        void answered(int question, Answer answer);
    }

    private final InetSocketAddress server;
    private final List<Question> questions;
    private final Listener listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean leaving = new AtomicBoolean();
    private final AtomicBoolean serverLeaves = new AtomicBoolean();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final LongAdder lost = new LongAdder();
    private final LongAdder unaccepted = new LongAdder();
    private final Latencies latencies = new Latencies();

    Crowd(InetSocketAddress server, List<Question> questions, Listener listener) {
        this.server = server;
        this.questions = questions;
        this.listener = listener;
    }

    /// Begins to ask.
    void gather(int people) {
        for (int i = 0; i < people; i++) {
            threads.execute(this::askOnAndOn);
        }
    }

    private void askOnAndOn() {
        while (!leaving.get()) {
            try (KeptConnection connection = KeptConnection.to(server)) {
                askOn(connection);
            } catch (IOException nobodyThere) {
                return;
            }
        }
    }

    private void askOn(KeptConnection connection) {
        boolean fresh = true;
        boolean goesOn = true;
        while (goesOn && !leaving.get()) {
            int question = next.getAndIncrement() % questions.size();
            long start = System.nanoTime();
            try {
                Answer answer = connection.ask(questions.get(question));
                latencies.add(System.nanoTime() - start);
                statuses.computeIfAbsent(answer.status(), status -> new LongAdder())
                        .increment();
                listener.answered(question, answer);
                goesOn = !KeptConnection.isLast(answer);
            } catch (IOException notWhole) {
                (fresh && serverLeaves.get() ? unaccepted : lost).increment();
                goesOn = false;
            }
            fresh = false;
        }
    }

    /// From now on a connection that has never been answered may be closed: nobody has accepted it.
    void serverLeaves() {
        serverLeaves.set(true);
    }

    /// Ends as [#leave()].
    @Override
    public void close() {
        leave();
    }

    /// Stops asking, and returns when all that was asked is answered.
    void leave() {
        leaving.set(true);
        threads.close();
    }

    /// Questions that were sent and not answered whole.
    long lost() {
        return lost.sum();
    }

    /// Questions on connections that the server did not accept any more.
    long unaccepted() {
        return unaccepted.sum();
    }

    /// How many answers came with each status.
    Map<Integer, LongAdder> statuses() {
        return statuses;
    }

    /// The times of the answers.
    Latencies latencies() {
        return latencies;
    }
}
