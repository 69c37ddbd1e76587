package dev.hayate.server.engine;

import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.Encoder;
import dev.hayate.EncodingException;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Inputs on their way to vectors, slice by slice. Every slice takes a permit of its own, so that other requests
/// get in between, and several threads may work on slices. Every input has its place in the result from the
/// start: no bit depends on how it was cut.
final class SlicedEncoding {
    private final StaticEmbeddingModel model;
    private final List<Input> inputs;
    private final EncodeOptions options;
    private final int dimension;
    private final Slices slices;
    private final float[] values;
    private final EncodeCounts[] counts;

    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean failed;
    private int failedSlice = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    /// @param dimension of every vector, as the options say
    SlicedEncoding(StaticEmbeddingModel model, List<Input> inputs, EncodeOptions options, int dimension) {
        this.model = model;
        this.inputs = inputs;
        this.options = options;
        this.dimension = dimension;
        this.slices = Slices.of(inputs);
        this.values = new float[Math.multiplyExact(inputs.size(), dimension)];
        this.counts = new EncodeCounts[slices.count()];
    }

    /// Encodes everything, on this thread and on others if there is more than one slice and processor.
    ///
    /// @return the vectors, row by row
    /// @throws ApiException if an input cannot be encoded, or time runs out
    float[] run(Processors processors, long deadline) {
        if (slices.count() == 1) {
            processors.run(deadline, () -> encode(0));
        } else {
            share(processors, deadline);
        }
        return values;
    }

    /// What has passed through.
    EncodeCounts counts() {
        EncodeCounts sum = counts[0];
        for (int i = 1; i < counts.length; i++) {
            sum = sum.plus(counts[i]);
        }
        return sum;
    }

    private void share(Processors processors, long deadline) {
        // Who starts so late that nothing is left has nothing to count down, and nobody waits for him.
        CountDownLatch left = new CountDownLatch(slices.count());
        Runnable work = () -> work(processors, deadline, left);
        for (int i = 1; i < Math.min(processors.permits(), slices.count()); i++) {
            Thread.ofVirtual().name("hayate-encode").start(work);
        }
        work.run();
        await(left);
        rethrow();
    }

    private void work(Processors processors, long deadline, CountDownLatch left) {
        for (int slice = next.getAndIncrement(); slice < slices.count(); slice = next.getAndIncrement()) {
            try {
                if (!failed) {
                    int mine = slice;
                    processors.run(deadline, () -> encode(mine));
                }
            } catch (RuntimeException | Error e) {
                fail(slice, e);
            } finally {
                left.countDown();
            }
            Turns.letOthersPass();
        }
    }

    private void encode(int slice) {
        counts[slice] = model.withEncoder(options, encoder -> {
            for (int i = slices.from(slice); i < slices.to(slice); i++) {
                encode(encoder, i);
            }
            return encoder.counts();
        });
    }

    private void encode(Encoder encoder, int index) {
        try {
            switch (inputs.get(index)) {
                case Input.Text(String text) -> encoder.encode(text, values, index * dimension);
                case Input.Tokens(int[] ids) -> encodeTokens(encoder, ids, index);
            }
        } catch (EncodingException e) {
            throw new ApiException(Problem.UNPROCESSABLE, "input " + index + ": " + e.reason());
        }
    }

    private void encodeTokens(Encoder encoder, int[] ids, int index) {
        try {
            encoder.encodeTokens(ids, values, index * dimension);
        } catch (IllegalArgumentException e) {
            throw new ApiException(Problem.INVALID, "input " + index + ", " + e.getMessage());
        }
    }

    private synchronized void fail(int slice, Throwable e) {
        failed = true;
        if (slice < failedSlice) {
            failedSlice = slice;
            failure = e;
        }
    }

    private synchronized void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }

    /// Whoever works on a slice holds on to the model, so this must not end before he does.
    private void await(CountDownLatch left) {
        boolean interrupted = false;
        boolean done = false;
        while (!done) {
            try {
                left.await();
                done = true;
            } catch (InterruptedException e) {
                interrupted = true;
                fail(slices.count(), Processors.stopping());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
