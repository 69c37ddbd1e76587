package dev.hayate.table;

/// The types of numbers that a table may have.
public enum RowType {
    /// float64, read as float32.
    F64(8),
    /// float32.
    F32(4),
    /// float16.
    F16(2),
    /// bfloat16.
    BF16(2),
    /// int8.
    I8(1),
    /// uint8.
    U8(1);

    private final int bytes;

    RowType(int bytes) {
        this.bytes = bytes;
    }

    /// How many bytes a number takes.
    public int bytes() {
        return bytes;
    }
}
