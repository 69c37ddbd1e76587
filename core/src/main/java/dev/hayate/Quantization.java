package dev.hayate;

/// Smaller forms of finished vectors, byte for byte as `quantize_embeddings` of sentence-transformers makes them.
/// (For a smaller *table* see [dev.hayate.format.ModelConverter].) Immutable, shared by all threads.
public enum Quantization {
    /// One signed byte per value: the bucket of [#UINT8] minus 128.
    INT8 {
        @Override
        byte bucket(int bucket) {
            return (byte) (bucket - 128);
        }
    },
    /// One unsigned byte per value: which of 256 equal buckets between the least and the greatest value of its
    /// dimension it falls into, `clip(floor((x - min) / step), 0, 255)` with `step = (max - min) / 255`, in
    /// float32.
    UINT8 {
        @Override
        byte bucket(int bucket) {
            return (byte) bucket;
        }
    },
    /// One bit per value, set if it is greater than 0; packed from the highest bit on, and 128 subtracted from
    /// every byte. A last byte that is not full ends in zero bits.
    BINARY {
        @Override
        byte bucket(int bucket) {
            return (byte) (bucket - 128);
        }
    },
    /// As [#BINARY], but nothing subtracted.
    UBINARY {
        @Override
        byte bucket(int bucket) {
            return (byte) bucket;
        }
    };

    abstract byte bucket(int bucket);

    /// How many bytes a vector takes.
    public int bytesPerRow(int dimension) {
        return switch (this) {
            case INT8, UINT8 -> dimension;
            case BINARY, UBINARY -> (dimension + 7) / 8;
        };
    }

    /// Quantizes with the ranges of the vectors themselves. For int8 and uint8 the result depends on all of them,
    /// and few vectors give poor ranges: prefer [#quantize(Embeddings, QuantizationRanges)].
    ///
    /// @throws IllegalArgumentException if a value is NaN
    public QuantizedEmbeddings quantize(Embeddings embeddings) {
        return switch (this) {
            case INT8, UINT8 ->
                embeddings.rows() == 0
                        ? new QuantizedEmbeddings(this, new byte[0], 0, embeddings.dimension())
                        : buckets(embeddings, QuantizationRanges.of(embeddings));
            case BINARY, UBINARY -> bits(embeddings);
        };
    }

    /// Quantizes with given ranges, so that vectors quantized at different times fit each other. The binary
    /// forms need no ranges and ignore them.
    ///
    /// @throws IllegalArgumentException if the dimensions differ or a value is NaN
    public QuantizedEmbeddings quantize(Embeddings embeddings, QuantizationRanges ranges) {
        return switch (this) {
            case INT8, UINT8 -> buckets(embeddings, ranges);
            case BINARY, UBINARY -> bits(embeddings);
        };
    }

    private QuantizedEmbeddings buckets(Embeddings embeddings, QuantizationRanges ranges) {
        Embeddings.requireDimension(ranges.dimension(), embeddings.dimension());
        int dimension = embeddings.dimension();
        float[] values = embeddings.values();
        float[] starts = ranges.minima();
        float[] steps = ranges.steps();
        byte[] quantized = new byte[values.length];
        for (int at = 0; at < values.length; at++) {
            int index = at % dimension;
            float bucket = (float) Math.floor((values[at] - starts[index]) / steps[index]);
            if (Float.isNaN(bucket)) {
                throw new IllegalArgumentException(
                        "row " + at / dimension + ", index " + index + ": cannot quantize " + values[at]);
            }
            quantized[at] = bucket((int) Math.clamp(bucket, 0f, 255f));
        }
        return new QuantizedEmbeddings(this, quantized, embeddings.rows(), dimension);
    }

    private QuantizedEmbeddings bits(Embeddings embeddings) {
        int dimension = embeddings.dimension();
        int bytesPerRow = bytesPerRow(dimension);
        byte[] quantized = new byte[embeddings.rows() * bytesPerRow];
        for (int row = 0; row < embeddings.rows(); row++) {
            for (int i = 0; i < bytesPerRow; i++) {
                quantized[row * bytesPerRow + i] = bucket(packed(embeddings, row, i * 8));
            }
        }
        return new QuantizedEmbeddings(this, quantized, embeddings.rows(), dimension);
    }

    private static int packed(Embeddings embeddings, int row, int from) {
        int bits = 0;
        for (int i = from; i < from + 8; i++) {
            boolean set = i < embeddings.dimension() && embeddings.value(row, i) > 0;
            bits = bits << 1 | (set ? 1 : 0);
        }
        return bits;
    }
}
