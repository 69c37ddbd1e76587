package dev.hayate.internal.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Collects numbers and arrays for a [BinaryReader]. Arrays stand with their length before them.
public final class BinaryWriter {
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    /// Writes one number.
    public void writeInt(int value) {
        reserve(Integer.BYTES).putInt(value);
    }

    /// Writes an array.
    public void writeBytes(byte[] values) {
        writeInt(values.length);
        reserve(values.length).put(values);
    }

    /// Writes an array.
    public void writeChars(char[] values) {
        writeInt(values.length);
        reserve(values.length * Character.BYTES).asCharBuffer().put(values);
        skip(values.length * Character.BYTES);
    }

    /// Writes an array.
    public void writeInts(int[] values) {
        writeInt(values.length);
        reserve(values.length * Integer.BYTES).asIntBuffer().put(values);
        skip(values.length * Integer.BYTES);
    }

    /// Writes an array.
    public void writeLongs(long[] values) {
        writeInt(values.length);
        reserve(values.length * Long.BYTES).asLongBuffer().put(values);
        skip(values.length * Long.BYTES);
    }

    /// Writes an array.
    public void writeDoubles(double[] values) {
        writeInt(values.length);
        reserve(values.length * Double.BYTES).asDoubleBuffer().put(values);
        skip(values.length * Double.BYTES);
    }

    /// Writes a text in UTF-8.
    public void writeString(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /// All that has been written, from position 0 to the limit. Not a copy.
    public ByteBuffer written() {
        return buffer.duplicate().flip();
    }

    private ByteBuffer reserve(int bytes) {
        if (buffer.remaining() < bytes) {
            int needed = Math.addExact(buffer.position(), bytes);
            ByteBuffer grown = ByteBuffer.allocate(Math.max(needed, Math.min(needed, 1 << 29) * 2))
                    .order(ByteOrder.LITTLE_ENDIAN);
            buffer = grown.put(buffer.flip());
        }
        return buffer;
    }

    private void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }
}
