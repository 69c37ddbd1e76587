package dev.hayate.format;

import java.util.Optional;

/// The types of numbers that a safetensors file may hold, by their names there.
public enum TensorType {
    /// Truth values.
    BOOL(1),
    /// 8-bit unsigned integers.
    U8(1),
    /// 8-bit integers.
    I8(1),
    /// 8-bit floats with 5 bits of exponent.
    F8_E5M2(1),
    /// 8-bit floats with 4 bits of exponent.
    F8_E4M3(1),
    /// 16-bit integers.
    I16(2),
    /// 16-bit unsigned integers.
    U16(2),
    /// IEEE half precision.
    F16(2),
    /// The upper half of single precision.
    BF16(2),
    /// 32-bit integers.
    I32(4),
    /// 32-bit unsigned integers.
    U32(4),
    /// IEEE single precision.
    F32(4),
    /// IEEE double precision.
    F64(8),
    /// 64-bit integers.
    I64(8),
    /// 64-bit unsigned integers.
    U64(8);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /// How many bytes a number takes.
    public int bytes() {
        return bytes;
    }

    static Optional<TensorType> named(String name) {
        for (TensorType type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
