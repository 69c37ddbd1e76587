package dev.hayate.bulk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A destination whose sink fails in the middle of one shard, as if the process died there.
///
/// @param destination where all else goes
/// @param number the shard
public record DiesInShard(VectorDestination destination, int number) implements VectorDestination {
    @Override
    public String name() {
        return destination.name();
    }

    @Override
    public VectorSink open(Shard shard, VectorSchema schema) throws IOException {
        VectorSink sink = destination.open(shard, schema);
        return shard.number() == number ? new Dying(sink) : sink;
    }

    @Override
    public List<Path> files(Shard shard) throws IOException {
        return destination.files(shard);
    }

    @Override
    public Set<String> beside() {
        return destination.beside();
    }

    @Override
    public void finish(List<Shard> shards, VectorSchema schema) {
        throw new IllegalStateException("it died before");
    }

    private record Dying(VectorSink sink) implements VectorSink {
        @Override
        public void write(VectorBatch batch) throws IOException {
            sink.write(batch);
            throw new IOException("dies here");
        }

        @Override
        public void complete() {
            throw new IllegalStateException("it died before");
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }
}
