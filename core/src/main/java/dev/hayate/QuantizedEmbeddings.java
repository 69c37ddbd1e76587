package dev.hayate;

import java.util.Arrays;
import java.util.Objects;

/// Vectors in a smaller form, row by row.
///
/// @param quantization the form
/// @param values shape `[rows, bytesPerRow]`, row-major; unsigned in the unsigned forms; not copied
/// @param rows the number of vectors
/// @param dimension the number of values of every vector before quantization
@SuppressWarnings("ArrayRecordComponent")
public record QuantizedEmbeddings(Quantization quantization, byte[] values, int rows, int dimension) {

    /// Checks the shape.
    ///
    /// @throws IllegalArgumentException if it does not fit the length of the array
    public QuantizedEmbeddings {
        if ((long) rows * quantization.bytesPerRow(dimension) != values.length) {
            throw new IllegalArgumentException("expected " + rows + " rows × " + quantization.bytesPerRow(dimension)
                    + " bytes, got " + values.length + " bytes");
        }
    }

    /// The bytes of every vector.
    public int bytesPerRow() {
        return quantization.bytesPerRow(dimension);
    }

    /// A copy of the bytes of one vector.
    public byte[] row(int row) {
        int start = Objects.checkIndex(row, rows) * bytesPerRow();
        return Arrays.copyOfRange(values, start, start + bytesPerRow());
    }
}
