package dev.hayate.bulk.postgres;

import java.nio.ByteBuffer;

/// Bytes on their way to the server, in a buffer that grows to the longest row. For one thread.
final class CopyBuffer {
    private ByteBuffer bytes = ByteBuffer.allocate(1 << 17);

    /// Room for more bytes.
    ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int needed = Math.addExact(bytes.position(), more);
            bytes = ByteBuffer.allocate(Math.max(needed, (int) Math.min(2L * bytes.capacity(), Integer.MAX_VALUE - 8)))
                    .put(bytes.flip());
        }
        return bytes;
    }

    /// Appends the length of a field, whose bytes come next.
    ByteBuffer field(int length) {
        return room(Integer.BYTES + length).putInt(length);
    }

    /// Appends a field.
    void field(byte[] value) {
        field(value.length).put(value);
    }

    byte[] array() {
        return bytes.array();
    }

    int length() {
        return bytes.position();
    }

    void clear() {
        bytes.clear();
    }
}
