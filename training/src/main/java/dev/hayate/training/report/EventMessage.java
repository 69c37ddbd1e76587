package dev.hayate.training.report;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/// Messages of TensorBoard in the wire format of protocol buffers, as far as scalars need them
/// (`tensorboard/compat/proto/event.proto` and `summary.proto`).
final class EventMessage {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int START_OF_SESSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private EventMessage() {}

    /// The first of a file.
    static byte[] version(double wallTime) {
        return event(wallTime, 0).text(3, "brain.Event:2").bytes.toByteArray();
    }

    /// Tells a reader to forget what it has read of an earlier file.
    static byte[] start(double wallTime) {
        EventMessage session = new EventMessage().varint(1, START_OF_SESSION);
        return event(wallTime, 0).message(7, session).bytes.toByteArray();
    }

    /// A value under a tag.
    static byte[] scalar(double wallTime, int step, String tag, double value) {
        EventMessage scalar = new EventMessage().text(1, tag).fixed32(2, Float.floatToRawIntBits((float) value));
        return event(wallTime, step)
                .message(5, new EventMessage().message(1, scalar))
                .bytes
                .toByteArray();
    }

    /// A message as a record of a file: its length and its bytes, each followed by a masked CRC-32C (TFRecord).
    static byte[] framed(byte[] message) {
        ByteBuffer frame = ByteBuffer.allocate(message.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        frame.putLong(message.length);
        frame.putInt(maskedCrc(frame.array(), Long.BYTES));
        frame.put(message);
        frame.putInt(maskedCrc(message, message.length));
        return frame.array();
    }

    private static int maskedCrc(byte[] values, int length) {
        CRC32C crc = new CRC32C();
        crc.update(values, 0, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    }

    private static EventMessage event(double wallTime, int step) {
        return new EventMessage()
                .fixed64(1, Double.doubleToRawLongBits(wallTime))
                .varint(2, step);
    }

    private EventMessage varint(int field, long value) {
        key(field, VARINT);
        append(value);
        return this;
    }

    private EventMessage fixed64(int field, long value) {
        key(field, FIXED_64);
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    private EventMessage fixed32(int field, int value) {
        key(field, FIXED_32);
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    private EventMessage text(int field, String value) {
        return lengthAndBytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private EventMessage message(int field, EventMessage value) {
        return lengthAndBytes(field, value.bytes.toByteArray());
    }

    private EventMessage lengthAndBytes(int field, byte[] value) {
        key(field, BYTES);
        append(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void key(int field, int type) {
        append(((long) field << 3) | type);
    }

    private void append(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
