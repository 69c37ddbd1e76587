package dev.hayate.internal.binary;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads back what a [BinaryWriter] wrote, array by array.
///
/// All methods throw [BufferUnderflowException] if the bytes end too early or a length is impossible.
public final class BinaryReader {
    private final ByteBuffer buffer;

    /// Reads from the position of a buffer to its limit.
    public BinaryReader(ByteBuffer buffer) {
        this.buffer = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Reads one number.
    public int readInt() {
        return buffer.getInt();
    }

    /// Reads an array.
    public byte[] readBytes() {
        byte[] values = new byte[readLength(Byte.BYTES)];
        buffer.get(values);
        return values;
    }

    /// Reads an array.
    public char[] readChars() {
        char[] values = new char[readLength(Character.BYTES)];
        buffer.asCharBuffer().get(values);
        skip(values.length * Character.BYTES);
        return values;
    }

    /// Reads an array.
    public int[] readInts() {
        int[] values = new int[readLength(Integer.BYTES)];
        buffer.asIntBuffer().get(values);
        skip(values.length * Integer.BYTES);
        return values;
    }

    /// Reads an array.
    public long[] readLongs() {
        long[] values = new long[readLength(Long.BYTES)];
        buffer.asLongBuffer().get(values);
        skip(values.length * Long.BYTES);
        return values;
    }

    /// Reads an array.
    public double[] readDoubles() {
        double[] values = new double[readLength(Double.BYTES)];
        buffer.asDoubleBuffer().get(values);
        skip(values.length * Double.BYTES);
        return values;
    }

    /// Reads a text.
    public String readString() {
        return new String(readBytes(), StandardCharsets.UTF_8);
    }

    private int readLength(int elementBytes) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining() / elementBytes) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private void skip(int bytes) {
        buffer.position(buffer.position() + bytes);
    }
}
