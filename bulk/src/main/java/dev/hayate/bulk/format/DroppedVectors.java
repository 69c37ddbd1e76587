package dev.hayate.bulk.format;

import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSink;

/// Forgets every vector, for whoever wants to know how fast the rest is.
public record DroppedVectors() implements VectorSink {
    @Override
    public void write(VectorBatch batch) {}

    @Override
    public void complete() {}

    @Override
    public void close() {}
}
