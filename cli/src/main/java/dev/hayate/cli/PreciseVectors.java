package dev.hayate.cli;

import dev.hayate.Embeddings;
import dev.hayate.Quantization;
import dev.hayate.QuantizedEmbeddings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Vectors on their way to numbers of a [Precision]. int8 and uint8 depend on the ranges of all vectors, so
/// these are held back until the last.
abstract class PreciseVectors implements VectorWriter {
    private final Precision precision;
    private final List<Embeddings> held = new ArrayList<>();

    PreciseVectors(Precision precision) {
        this.precision = precision;
    }

    Precision precision() {
        return precision;
    }

    abstract void writeFloats(Embeddings batch) throws IOException;

    abstract void writeBytes(QuantizedEmbeddings batch) throws IOException;

    abstract void flushAll() throws IOException;

    @Override
    public final void write(Embeddings batch) throws IOException {
        if (precision.quantization().isEmpty()) {
            writeFloats(batch);
        } else if (precision.needsAll()) {
            held.add(batch);
        } else {
            writeBytes(precision.quantization().get().quantize(batch));
        }
    }

    @Override
    public final void flush() throws IOException {
        if (!held.isEmpty()) {
            Quantization quantization = precision.quantization().orElseThrow();
            writeBytes(quantization.quantize(joined(held)));
            held.clear();
        }
        flushAll();
    }

    private static Embeddings joined(List<Embeddings> batches) {
        int rows = batches.stream().mapToInt(Embeddings::rows).sum();
        int dimension = batches.getFirst().dimension();
        float[] values = new float[Math.multiplyExact(rows, dimension)];
        int at = 0;
        for (Embeddings batch : batches) {
            System.arraycopy(batch.values(), 0, values, at, batch.rows() * dimension);
            at += batch.rows() * dimension;
        }
        return new Embeddings(Arrays.copyOf(values, at), rows, dimension);
    }
}
