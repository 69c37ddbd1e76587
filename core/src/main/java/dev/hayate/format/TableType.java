package dev.hayate.format;

/// The type of the numbers of a table that Hayate writes.
public enum TableType {
    /// float32, 4 bytes.
    F32(4),
    /// float16, 2 bytes; rounded to nearest, ties to even.
    F16(2),
    /// bfloat16, 2 bytes; rounded to nearest, ties to even.
    BF16(2),
    /// int8, 1 byte, and a float32 scale per row: `scale = max|x| / 127`, `rint(x / scale)`; rows of
    /// whole numbers from -127 to 127 keep them, with a scale of 1.
    I8(1);

    private final int bytes;

    TableType(int bytes) {
        this.bytes = bytes;
    }

    /// How many bytes a number takes.
    public int bytes() {
        return bytes;
    }
}
