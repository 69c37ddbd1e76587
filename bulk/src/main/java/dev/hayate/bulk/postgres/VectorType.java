package dev.hayate.bulk.postgres;

import java.nio.ByteBuffer;
import java.util.Locale;

/// A type of vectors that pgvector has.
public enum VectorType {
    /// float32, 4 bytes a value; indexed up to 2,000 dimensions.
    VECTOR(2_000, Float.BYTES) {
        @Override
        void put(ByteBuffer buffer, float[] values, int start, int dimension) {
            buffer.asFloatBuffer().put(values, start, dimension);
            buffer.position(buffer.position() + dimension * Float.BYTES);
        }
    },
    /// float16, 2 bytes a value, rounded to the nearest, to even between two; indexed up to 4,000 dimensions.
    /// pgvector has it from 0.7.0 on.
    HALFVEC(4_000, Short.BYTES) {
        @Override
        void put(ByteBuffer buffer, float[] values, int start, int dimension) {
            for (int i = start; i < start + dimension; i++) {
                buffer.putShort(Float.floatToFloat16(values[i]));
            }
        }
    };

    private static final int MOST_DIMENSIONS = 16_000;

    private final int mostIndexed;
    private final int bytes;

    VectorType(int mostIndexed, int bytes) {
        this.mostIndexed = mostIndexed;
        this.bytes = bytes;
    }

    /// Appends values as the binary format has them.
    abstract void put(ByteBuffer buffer, float[] values, int start, int dimension);

    /// The bytes of a value.
    int bytes() {
        return bytes;
    }

    /// The name of the type in SQL, without dimension.
    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What an index over the cosine is built with.
    String cosineOperators() {
        return sql() + "_cosine_ops";
    }

    void requireStorable(int dimension) {
        requireAtMost(MOST_DIMENSIONS, dimension, "");
    }

    void requireIndexable(int dimension) {
        requireAtMost(
                mostIndexed,
                dimension,
                this == VECTOR ? " under an index; halfvec goes up to " + HALFVEC.mostIndexed : " under an index");
    }

    private void requireAtMost(int most, int dimension, String where) {
        if (dimension > most) {
            throw new IllegalArgumentException(
                    "expected at most " + most + " dimensions for " + sql() + where + ", got " + dimension);
        }
    }
}
