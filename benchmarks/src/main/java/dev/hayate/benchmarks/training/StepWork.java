package dev.hayate.benchmarks.training;

import dev.hayate.numerics.Matrix;
import dev.hayate.training.table.TokenBatch;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The batch that every program trains with, again and again: random tokens, few of them frequent and many rare.
///
/// @param rows pairs of texts
/// @param dimensions the prefixes of the loss, rising; the last is the table's
public record StepWork(int rows, int[] dimensions) {
    /// Tokens of the table.
    public static final int VOCABULARY = 32_768;

    /// Tokens of an anchor.
    public static final int ANCHOR_LENGTH = 16;

    /// Tokens of a positive.
    public static final int POSITIVE_LENGTH = 212;

    private static final long SEED = 3;

    /// The dimension of the table.
    public int dimension() {
        return dimensions[dimensions.length - 1];
    }

    /// The table that every program begins with.
    public TrainableTable table() {
        return TrainableTable.random(VOCABULARY, dimension(), SEED);
    }

    /// The ids of all anchors, then of all positives.
    public int[] ids() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] ids = new int[rows * (ANCHOR_LENGTH + POSITIVE_LENGTH)];
        Arrays.setAll(ids, n -> (int) Math.min(VOCABULARY - 1, Math.pow(VOCABULARY, random.nextDouble())));
        return ids;
    }

    /// The same as a batch of Hayate.
    TokenBatch texts() {
        int gap = Matrix.roundedUp(rows, Matrix.ROWS_AT_A_TIME) - rows;
        int[] starts = new int[2 * rows + gap + 1];
        for (int text = 0; text < starts.length - 1; text++) {
            int length = text < rows ? ANCHOR_LENGTH : text < rows + gap ? 0 : POSITIVE_LENGTH;
            starts[text + 1] = starts[text] + length;
        }
        return new TokenBatch(ids(), starts);
    }

    /// Writes the table as float32, then the ids as int32, little-endian.
    public void write(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer row = ByteBuffer.allocate(Float.BYTES * dimension()).order(ByteOrder.LITTLE_ENDIAN);
            TrainableTable table = table();
            for (int token = 0; token < VOCABULARY; token++) {
                row.asFloatBuffer().put(table.values(), table.at(token), dimension());
                write(out, row);
            }
            int[] ids = ids();
            ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES * ids.length).order(ByteOrder.LITTLE_ENDIAN);
            numbers.asIntBuffer().put(ids);
            write(out, numbers);
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        bytes.clear();
    }
}
