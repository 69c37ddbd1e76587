package dev.hayate.bulk;

import dev.hayate.Embeddings;
import dev.hayate.EncodeCounts;
import dev.hayate.Encoder;
import dev.hayate.EncodingException;
import dev.hayate.data.DataException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/// Chunks on their way from the source to whoever takes them: one thread reads, several encode, and they come
/// out in the order of the source. A few at most are under way, so that memory is bounded. The taker is one
/// thread.
final class EncodingLine implements AutoCloseable {
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("hayate-bulk-", 1).factory();

    /// Waiting for the taker, for each thread that encodes.
    private static final int WAITING = 3;

    private final ChunkReader reader;
    private final Supplier<Encoder> newEncoder;
    private final ConcurrentLinkedQueue<Encoder> idle = new ConcurrentLinkedQueue<>();
    private final ExecutorService encoding;
    private final BlockingQueue<Future<Optional<EncodedChunk>>> underWay;
    private final Thread reading;

    /// @param reader is closed with the line
    /// @param threads how many encode
    EncodingLine(ChunkReader reader, Supplier<Encoder> newEncoder, int threads) {
        this.reader = reader;
        this.newEncoder = newEncoder;
        this.encoding = Executors.newFixedThreadPool(threads, THREADS);
        this.underWay = new ArrayBlockingQueue<>(WAITING * threads);
        this.reading = THREADS.newThread(this::read);
        reading.start();
    }

    /// The next chunk; empty after the last.
    ///
    /// @throws DataException if a row cannot be read or its text not encoded; all before it have been taken
    Optional<EncodedChunk> next() throws IOException, InterruptedException {
        try {
            return underWay.take().get();
        } catch (ExecutionException e) {
            throw Failure.of(e);
        }
    }

    private void read() {
        try (reader) {
            for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                Chunk read = chunk;
                underWay.put(encoding.submit(() -> Optional.of(encode(read))));
            }
            underWay.put(CompletableFuture.completedFuture(Optional.empty()));
        } catch (InterruptedException e) {
            // the taker wants no more
        } catch (IOException | RuntimeException | Error e) {
            putQuietly(CompletableFuture.failedFuture(e));
        }
    }

    private void putQuietly(Future<Optional<EncodedChunk>> last) {
        try {
            underWay.put(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EncodedChunk encode(Chunk chunk) throws DataException {
        Encoder idling = idle.poll();
        Encoder encoder = idling == null ? newEncoder.get() : idling;
        EncodeCounts before = encoder.counts();
        Embeddings vectors = encode(chunk, encoder);
        EncodeCounts after = encoder.counts();
        idle.add(encoder);
        return new EncodedChunk(
                new VectorBatch(chunk.firstRow(), chunk.texts(), chunk.kept(), vectors), Counts.between(before, after));
    }

    private static Embeddings encode(Chunk chunk, Encoder encoder) throws DataException {
        int dimension = encoder.dimension();
        float[] values = new float[Math.multiplyExact(chunk.rows(), dimension)];
        for (int row = 0; row < chunk.rows(); row++) {
            try {
                encoder.encode(chunk.texts().get(row), values, row * dimension);
            } catch (EncodingException e) {
                throw new DataException(chunk.file(), chunk.firstOfFile() + row, e.reason());
            }
        }
        return new Embeddings(values, chunk.rows(), dimension);
    }

    /// Ends all threads, whether or not everything has been taken. The reader may be in a call that does not
    /// hear of interruptions; the next one does.
    @Override
    public void close() {
        reading.interrupt();
        boolean interrupted = false;
        while (reading.isAlive()) {
            try {
                reading.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        encoding.shutdownNow();
        encoding.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
