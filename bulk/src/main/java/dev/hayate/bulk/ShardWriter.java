package dev.hayate.bulk;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes shard after shard and notes every complete one down. While one is filled, the one before it is
/// completed.
final class ShardWriter implements AutoCloseable {
    private final OutputFolder output;
    private final VectorDestination destination;
    private final VectorSchema schema;
    private final long shardRows;
    private Manifest manifest;
    private @Nullable ShardJob filling;
    private @Nullable ShardJob completing;
    private int shards;
    private long nextRow;
    private Counts counts = Counts.NONE;

    /// @param manifest what there is already
    ShardWriter(
            OutputFolder output,
            VectorDestination destination,
            VectorSchema schema,
            long shardRows,
            Manifest manifest) {
        this.output = output;
        this.destination = destination;
        this.schema = schema;
        this.shardRows = shardRows;
        this.manifest = manifest;
        this.shards = manifest.size().shards();
        this.nextRow = manifest.size().rows() + 1;
    }

    /// Takes rows, none of them beyond the end of a shard.
    void write(EncodedChunk chunk) throws IOException, InterruptedException {
        ShardJob job = filling;
        if (job == null) {
            Shard shard = shard();
            job = new ShardJob(() -> destination.open(shard, schema));
            filling = job;
        }
        job.write(chunk.batch());
        counts = counts.plus(chunk.counts());
        if (counts.texts() == shardRows) {
            endShard(job);
        }
    }

    private Shard shard() {
        return new Shard(shards, nextRow);
    }

    private void endShard(ShardJob job) throws IOException, InterruptedException {
        awaitCompleting();
        Shard shard = shard();
        Counts ofShard = counts;
        job.complete(() -> note(Manifest.Entry.of(destination, shard, ofShard)));
        completing = job;
        filling = null;
        shards++;
        nextRow += ofShard.texts();
        counts = Counts.NONE;
    }

    private boolean note(Manifest.Entry entry) throws IOException {
        manifest = manifest.with(entry);
        output.note(manifest);
        return true;
    }

    private void awaitCompleting() throws IOException, InterruptedException {
        ShardJob job = completing;
        if (job != null) {
            job.await();
            completing = null;
            job.close();
        }
    }

    /// All rows have been taken.
    void finish() throws IOException, InterruptedException {
        if (filling != null) {
            endShard(filling);
        }
        awaitCompleting();
        destination.finish(manifest.numbered(), schema);
        manifest = manifest.completed();
        output.note(manifest);
    }

    /// Sees the shard that is being completed complete.
    OutputSize settle() throws IOException, InterruptedException {
        awaitCompleting();
        return manifest.size();
    }

    /// Drops the shard that is being filled.
    @Override
    public void close() throws IOException {
        try {
            close(completing);
        } finally {
            close(filling);
        }
    }

    private static void close(@Nullable ShardJob job) throws IOException {
        if (job != null) {
            job.close();
        }
    }
}
