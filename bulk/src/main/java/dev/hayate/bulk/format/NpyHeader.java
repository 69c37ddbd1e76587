package dev.hayate.bulk.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The beginning of a file of a numpy array, format 1.0. It has the same length for any shape, so that it can be
/// written when the number of rows is known, over room that was left.
public final class NpyHeader {
    /// Its length in bytes.
    public static final int BYTES = 128;

    /// The type string of float32.
    public static final String FLOAT32 = "<f4";

    private NpyHeader() {}

    /// The header of an array of shape `[rows, columns]`, row-major.
    ///
    /// @param type the type string of its values, such as [#FLOAT32]
    public static byte[] of(String type, long rows, int columns) {
        String shape = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
        String padded = shape + " ".repeat(BYTES - 10 - 1 - shape.length()) + "\n";
        ByteBuffer header = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        header.putShort((short) (BYTES - 10));
        return header.put(padded.getBytes(StandardCharsets.US_ASCII)).array();
    }
}
