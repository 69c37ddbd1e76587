package dev.hayate.bulk;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;

/// Encodes sources larger than memory, in their order, on all cores.
///
/// ```java
/// BulkSource source = new BulkSource(FileSource.of(Path.of("corpus.parquet")), "text", List.of("id"));
/// BulkEncoding encoding = new BulkEncoding(model, EncodeOptions.DEFAULT.truncateTo(128), source, BulkListener.NONE);
/// Path folder = Path.of("vectors");
/// encoding.into(folder, new ShardFiles(folder, new ParquetFormat()), 250_000, ExistingOutput.RESUME);
/// ```
///
/// One thread reads, several encode ([EncodeOptions#threads()]), and one or two write. No more than a few thousand
/// rows are under way at a time, beside what a destination holds of its shards. The same source, model and options
/// give the same bytes, however often a run is interrupted.
public final class BulkEncoding {
    private final StaticEmbeddingModel model;
    private final EncodeOptions options;
    private final BulkSource source;
    private final BulkListener listener;
    private volatile boolean stopped;

    /// Says what is to be encoded; nothing is read yet.
    ///
    /// @param model stays open as long as the encoding runs
    public BulkEncoding(StaticEmbeddingModel model, EncodeOptions options, BulkSource source, BulkListener listener) {
        this.model = model;
        this.options = options;
        this.source = source;
        this.listener = listener;
    }

    /// How many rows a shard has unless something else is asked for: as many as have 128 MB of vectors.
    ///
    /// @param dimension the number of values of a vector
    public static long shardRows(int dimension) {
        return Math.max(1, 32_000_000 / dimension);
    }

    /// Encodes all rows into one sink, and completes it; closing it is the caller's business.
    ///
    /// @throws dev.hayate.data.DataException if a row cannot be read, or its text not encoded
    /// @throws IllegalArgumentException if the options do not fit the model
    public BulkOutcome into(VectorSink sink) throws IOException {
        model.newEncoder(options);
        try (EncodingLine line = line(0, Long.MAX_VALUE)) {
            listener.begins(0, RowReader.count(source.rows()));
            Counts counts = Counts.NONE;
            while (!stopped) {
                Optional<EncodedChunk> chunk = line.next();
                if (chunk.isEmpty()) {
                    sink.complete();
                    return new BulkOutcome.Finished(counts, new OutputSize(1, counts.texts(), 0));
                }
                sink.write(chunk.get().batch());
                counts = counts.plus(chunk.get().counts());
                listener.encoded(chunk.get().batch().rows());
            }
            return new BulkOutcome.Stopped(new OutputSize(0, 0, 0));
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// Encodes all rows into the shards of a destination, and keeps in a folder what is needed to go on after an
    /// interruption: `manifest.json`, which names the model, the options, the sources and every complete shard.
    ///
    /// @param folder is made if it is not there; one run at a time writes to it
    /// @param destination where the shards go, most often [files in that folder][ShardFiles]
    /// @param shardRows how many rows a shard has, at least 1; the last may have fewer
    /// @throws OutputException if the folder holds something else than what `existing` expects
    /// @throws dev.hayate.data.DataException if a row cannot be read, or its text not encoded; shards before it
    ///     stay
    /// @throws IllegalArgumentException if the options do not fit the model, or the columns not the destination
    public BulkOutcome into(Path folder, VectorDestination destination, long shardRows, ExistingOutput existing)
            throws IOException {
        if (shardRows < 1) {
            throw new IllegalArgumentException("a shard has at least 1 row, got " + shardRows);
        }
        VectorSchema schema = source.schema(model.newEncoder(options).dimension());
        destination.requireFits(schema);
        RowReader.open(source.rows(), source.selection()).close();
        Plan plan = Plan.of(model, options, source, schema, destination.name(), shardRows);
        try (OutputFolder output = OutputFolder.enter(folder)) {
            Manifest manifest = output.begin(plan, existing, destination.beside());
            return manifest.complete()
                    ? new BulkOutcome.Unchanged(manifest.size())
                    : goOn(output, destination, schema, manifest);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private BulkOutcome goOn(OutputFolder output, VectorDestination destination, VectorSchema schema, Manifest manifest)
            throws IOException, InterruptedException {
        long done = manifest.size().rows();
        long shardRows = manifest.plan().shardRows();
        try (EncodingLine line = line(done, shardRows);
                ShardWriter writer = new ShardWriter(output, destination, schema, shardRows, manifest)) {
            listener.begins(done, RowReader.count(source.rows()));
            Counts counts = Counts.NONE;
            while (!stopped) {
                Optional<EncodedChunk> chunk = line.next();
                if (chunk.isEmpty()) {
                    writer.finish();
                    return new BulkOutcome.Finished(counts, writer.settle());
                }
                writer.write(chunk.get());
                counts = counts.plus(chunk.get().counts());
                listener.encoded(chunk.get().batch().rows());
            }
            return new BulkOutcome.Stopped(writer.settle());
        }
    }

    private EncodingLine line(long skipped, long shardRows) throws IOException {
        int threads = options.threads() == 0 ? Runtime.getRuntime().availableProcessors() : options.threads();
        return new EncodingLine(ChunkReader.open(source, skipped, shardRows), () -> model.newEncoder(options), threads);
    }

    /// Lets the run end soon. From any thread; what is complete stays, and can be gone on with.
    public void stop() {
        stopped = true;
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while encoding");
    }
}
