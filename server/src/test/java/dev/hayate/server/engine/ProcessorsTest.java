package dev.hayate.server.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private final Metrics metrics = new Metrics();
    private final Processors processors = new Processors(1, metrics.processors());

    @Test
    void refusesWhoseTimeIsUp() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread holder = Thread.startVirtualThread(() -> processors.run(soon(), () -> {
            begun.countDown();
            awaitQuietly(end);
        }));
        begun.await();
        ApiException problem =
                catchThrowableOfType(ApiException.class, () -> processors.run(System.nanoTime() + 1_000_000, () -> {}));
        assertThat(problem.problem()).isEqualTo(Problem.UNAVAILABLE);
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(text()).contains("hayate_encode_permits_in_use 1.0").contains("hayate_encode_wait_seconds_count 1");
        end.countDown();
        holder.join();
        AtomicInteger ran = new AtomicInteger();
        processors.run(soon(), ran::incrementAndGet);
        assertThat(ran).hasValue(1);
    }

    @Test
    void runsNoMoreAtOnceThanThereArePermits() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            threads.add(Thread.startVirtualThread(() -> processors.run(soon(), () -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                ran.incrementAndGet();
                running.decrementAndGet();
            })));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(ran).hasValue(200);
        assertThat(most).hasValue(1);
        assertThat(text()).contains("hayate_encode_permits_in_use 0.0");
    }

    @Test
    void whoGivesUpIsNotWorkedForAndWhoHasBegunIsWaitedFor() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger ran = new AtomicInteger();
        Thread holder = Thread.startVirtualThread(() -> processors.run(soon(), () -> {
            begun.countDown();
            awaitQuietly(end);
        }));
        begun.await();
        assertThat(catchThrowableOfType(
                        ApiException.class, () -> processors.run(System.nanoTime() + 1_000_000, ran::incrementAndGet)))
                .isNotNull();
        Thread next = Thread.startVirtualThread(() -> processors.run(soon(), () -> ran.addAndGet(10)));
        end.countDown();
        holder.join();
        next.join();
        assertThat(ran).hasValue(10);
    }

    @Test
    void whatWorkInLineThrowsIsThrownToItsOwner() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread holder = Thread.startVirtualThread(() -> processors.run(soon(), () -> {
            begun.countDown();
            awaitQuietly(end);
        }));
        begun.await();
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread.startVirtualThread(() -> thrown.complete(catchThrowable(() -> processors.run(soon(), () -> {
            throw new IllegalStateException("own");
        }))));
        end.countDown();
        holder.join();
        assertThat(thrown.get(60, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("own");
        AtomicInteger ran = new AtomicInteger();
        processors.run(soon(), ran::incrementAndGet);
        assertThat(ran).hasValue(1);
    }

    private String text() {
        return new String(metrics.text(), StandardCharsets.UTF_8);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long soon() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    }
}
