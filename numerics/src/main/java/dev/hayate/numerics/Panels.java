package dev.hayate.numerics;

import java.util.Arrays;

/// A right factor as the kernels read it: panels of [#COLUMNS] columns, in each of them the rows one after
/// another, the last panel filled up with zeros. So a product reads it in one stream, where the rows of a
/// matrix lie a page apart. May be packed again and again; for one thread at a time.
public final class Panels {
    /// The vectors beside each other in a panel: two for the 32 registers of AVX-512 and NEON, one for 16.
    static final int WIDTH = Tile.LANES == 16 || System.getProperty("os.arch").equals("aarch64") ? 2 : 1;

    /// Columns of a panel.
    public static final int COLUMNS = WIDTH * Tile.LANES;

    private float[] values = new float[0];
    private int steps;

    /// The rows of the factor.
    int steps() {
        return steps;
    }

    float[] values() {
        return values;
    }

    /// Where the panel that begins with a column begins in [#values()].
    int at(int column) {
        return column * steps;
    }

    /// Takes `steps` rows of `columns` values.
    public void pack(Gemm.Rows rows, int steps, int columns) {
        makeRoom(steps, columns);
        for (int c = 0; c < columns; c += COLUMNS) {
            int to = at(c);
            int from = rows.offset() + c;
            int width = Math.min(COLUMNS, columns - c);
            for (int k = 0; k < steps; k++) {
                if (width == COLUMNS) {
                    Tile.copy(rows.values(), from + k * rows.stride(), values, to + k * COLUMNS);
                } else {
                    System.arraycopy(rows.values(), from + k * rows.stride(), values, to + k * COLUMNS, width);
                    Arrays.fill(values, to + k * COLUMNS + width, to + (k + 1) * COLUMNS, 0);
                }
            }
        }
    }

    /// Takes the transpose of `columns` rows of `steps` values.
    public void packTransposed(Gemm.Rows rows, int steps, int columns) {
        makeRoom(steps, columns);
        for (int c = 0; c < columns; c += COLUMNS) {
            int to = at(c);
            int width = Math.min(COLUMNS, columns - c);
            for (int k = 0; k < steps; k++) {
                for (int i = 0; i < width; i++) {
                    values[to + k * COLUMNS + i] = rows.values()[rows.offset() + (c + i) * rows.stride() + k];
                }
                Arrays.fill(values, to + k * COLUMNS + width, to + (k + 1) * COLUMNS, 0);
            }
        }
    }

    private void makeRoom(int steps, int columns) {
        this.steps = steps;
        int length = steps * Matrix.roundedUp(columns, COLUMNS);
        if (values.length < length) {
            values = new float[length];
        }
    }
}
