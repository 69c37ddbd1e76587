package dev.hayate;

import dev.hayate.tokenizer.Tokenizer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A few tokenizer workers kept between calls that encode a single text. Lock-free; belongs to no thread, so that
/// thousands of virtual threads need no more workers than run at once.
final class WorkerPool {
    /// A worker that has seen a longer text holds large buffers and is not kept.
    private static final int KEPT_LENGTH = 1 << 16;

    private final Tokenizer tokenizer;
    private final AtomicReferenceArray<Tokenizer.@Nullable Worker> idle;

    WorkerPool(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.idle = new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());
    }

    Tokenizer.Worker take() {
        for (int i = 0; i < idle.length(); i++) {
            Tokenizer.Worker worker = idle.getAcquire(i) == null ? null : idle.getAndSet(i, null);
            if (worker != null) {
                return worker;
            }
        }
        return tokenizer.newWorker(false);
    }

    void giveBack(Tokenizer.Worker worker, int textLength) {
        if (textLength > KEPT_LENGTH) {
            return;
        }
        for (int i = 0; i < idle.length(); i++) {
            if (idle.getAcquire(i) == null && idle.compareAndSet(i, null, worker)) {
                return;
            }
        }
    }
}
