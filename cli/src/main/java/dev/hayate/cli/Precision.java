package dev.hayate.cli;

import dev.hayate.Quantization;
import java.util.Optional;

/// The numbers of written vectors.
///
/// @param numpyType the type string of a numpy array of them
/// @param quantization how they come from float32; empty if they are float32
record Precision(String numpyType, Optional<Quantization> quantization) {

    static Precision named(String name) {
        return switch (name) {
            case "float32" -> new Precision("<f4", Optional.empty());
            case "int8" -> new Precision("|i1", Optional.of(Quantization.INT8));
            case "uint8" -> new Precision("|u1", Optional.of(Quantization.UINT8));
            case "binary" -> new Precision("|i1", Optional.of(Quantization.BINARY));
            case "ubinary" -> new Precision("|u1", Optional.of(Quantization.UBINARY));
            default ->
                throw CommandException.usage("--precision is float32, int8, uint8, binary or ubinary, got " + name);
        };
    }

    boolean isUnsigned() {
        return numpyType.equals("|u1");
    }

    /// Whether the numbers depend on all vectors together.
    boolean needsAll() {
        return quantization
                .filter(q -> q == Quantization.INT8 || q == Quantization.UINT8)
                .isPresent();
    }
}
