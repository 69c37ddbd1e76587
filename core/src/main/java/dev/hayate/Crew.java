package dev.hayate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The threads that share the work of one call: the caller's, and as many more as there is work for. They end
/// with the call. Every text has its place in the result from the start, so no bit depends on who encodes it.
final class Crew implements AutoCloseable {
    /// How many texts a thread takes at once.
    private static final int RANGE = Encoder.PREPARED;

    /// Fewer characters than this are encoded sooner than a thread is started.
    private static final int CHARACTERS_WORTH_A_THREAD = 1 << 13;

    private final int threads;
    private final Supplier<Encoder> newEncoder;
    private final List<Encoder> encoders = new ArrayList<>();
    private @Nullable ExecutorService others;

    Crew(int threads, Supplier<Encoder> newEncoder) {
        this.threads = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        this.newEncoder = newEncoder;
    }

    /// Writes the vectors of `texts` to `target` from `offset` on, row by row.
    ///
    /// @param firstIndex the index that failures give to the first text
    void encode(String[] texts, long firstIndex, float[] target, int offset) {
        int members = members(texts);
        while (encoders.size() < members) {
            encoders.add(newEncoder.get());
        }
        Job job = new Job(texts, target, offset);
        List<Future<?>> running = new ArrayList<>();
        for (int member = 1; member < members; member++) {
            Encoder encoder = encoders.get(member);
            running.add(others().submit(() -> job.work(encoder)));
        }
        job.work(encoders.getFirst());
        awaitAll(running);
        job.rethrow(firstIndex);
    }

    /// What has passed through all members.
    EncodeCounts counts() {
        EncodeCounts counts = EncodeCounts.NONE;
        for (Encoder encoder : encoders) {
            counts = counts.plus(encoder.counts());
        }
        return counts;
    }

    private int members(String[] texts) {
        int ranges = Math.ceilDiv(texts.length, RANGE);
        int members = 1;
        long characters = 0;
        for (int i = 0; i < texts.length && members < Math.min(threads, ranges); i++) {
            characters += texts[i] == null ? 0 : texts[i].length();
            members = (int) Math.min(threads, 1 + characters / CHARACTERS_WORTH_A_THREAD);
        }
        return Math.max(1, Math.min(members, ranges));
    }

    private ExecutorService others() {
        if (others == null) {
            others = Executors.newFixedThreadPool(
                    threads - 1,
                    Thread.ofPlatform().daemon().name("hayate-encode-", 1).factory());
        }
        return others;
    }

    private static void awaitAll(List<Future<?>> running) {
        boolean interrupted = false;
        for (Future<?> future : running) {
            boolean done = false;
            while (!done) {
                try {
                    future.get();
                    done = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("encoding failed outside of any text", e.getCause());
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (others != null) {
            others.close();
        }
    }

    /// Texts, taken range by range in ascending order.
    private static final class Job {
        private final String[] texts;
        private final float[] target;
        private final int offset;
        private final AtomicInteger next = new AtomicInteger();
        private volatile boolean failed;
        private int failedIndex = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Job(String[] texts, float[] target, int offset) {
            this.texts = texts;
            this.target = target;
            this.offset = offset;
        }

        void work(Encoder encoder) {
            while (!failed) {
                int from = next.getAndAdd(RANGE);
                if (from >= texts.length || from < 0) {
                    return;
                }
                encodeRange(encoder, from, Math.min(from + RANGE, texts.length));
            }
        }

        private void encodeRange(Encoder encoder, int from, int to) {
            int i = from;
            try {
                encoder.prepare(texts, from, to);
                for (; i < to; i++) {
                    encoder.encode(texts[i], target, offset + i * encoder.dimension());
                }
            } catch (RuntimeException | Error e) {
                fail(i, e);
            }
        }

        /// Whoever took an earlier range still finishes it, so the failure kept in the end is that of the first
        /// text that fails, however the threads ran.
        private synchronized void fail(int index, Throwable cause) {
            failed = true;
            if (index < failedIndex) {
                failedIndex = index;
                failure = cause;
            }
        }

        private synchronized void rethrow(long firstIndex) {
            switch (failure) {
                case null -> {}
                case RuntimeException e -> throw EncodingException.at(firstIndex + failedIndex, e);
                case Error e -> throw e;
                default -> throw new IllegalStateException(failure);
            }
        }
    }
}
