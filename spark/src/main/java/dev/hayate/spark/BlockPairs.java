package dev.hayate.spark;

import dev.hayate.numerics.Gemm;
import dev.hayate.numerics.Lengths;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Panels;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/// The pairs of a row of one block and a row of another whose cosine reaches a threshold; within one block, those
/// of a row and a later one. They are found a tile of the product at a time, as they are asked for.
final class BlockPairs implements Iterator<Row> {
    /// The tile, its rows and its scores stay in the second cache.
    private static final int ROWS = 64;

    private static final int COLUMNS = 192;

    /// By how much float32 may round a product of lengths and score down, and more.
    private static final float SLACK = 1 - 1e-5f;

    private final VectorBlock left;
    private final VectorBlock right;
    private final boolean isOneBlock;
    private final double threshold;
    private final float[] leftInverse;
    private final float[] rightInverse;
    private final Panels panels = new Panels();
    private final float[] scores = new float[ROWS * COLUMNS];
    private final Queue<Row> found = new ArrayDeque<>();
    private int row;
    private int column;

    BlockPairs(VectorBlock left, VectorBlock right, boolean isOneBlock, double threshold) {
        if (left.columns() != right.columns()) {
            throw new IllegalArgumentException(NearDuplicates.ROWS + ": the vector of " + right.ids()[0] + " has "
                    + right.columns() + " dimensions, that of " + left.ids()[0] + " has " + left.columns());
        }
        this.left = left;
        this.right = right;
        this.isOneBlock = isOneBlock;
        this.threshold = threshold;
        this.leftInverse = inverse(left.matrix());
        this.rightInverse = isOneBlock ? leftInverse : inverse(right.matrix());
    }

    private static float[] inverse(Matrix matrix) {
        float[] inverse = new float[matrix.rows()];
        float[] one = new float[1];
        for (int row = 0; row < inverse.length; row++) {
            Lengths.inverse(matrix, row, new int[] {matrix.columns()}, one);
            inverse[row] = one[0];
        }
        return inverse;
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && column < right.rows()) {
            compareTile();
            advance();
        }
        return !found.isEmpty();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }

    private void advance() {
        row += ROWS;
        if (row >= left.rows() || (isOneBlock && row >= column + COLUMNS)) {
            row = 0;
            column += COLUMNS;
        }
    }

    private void compareTile() {
        int height = Math.min(ROWS, left.rows() - row);
        int width = Math.min(COLUMNS, right.rows() - column);
        if (row == 0) {
            panels.packTransposed(right.matrix().from(column, 0), right.columns(), width);
        }
        Arrays.fill(scores, 0);
        Gemm.add(
                left.matrix().from(row, 0),
                panels,
                new Gemm.Rows(scores, 0, COLUMNS),
                height,
                Matrix.roundedUp(width, Panels.COLUMNS));
        for (int r = 0; r < height; r++) {
            compareRow(r, width);
        }
    }

    private void compareRow(int r, int width) {
        float least = (float) threshold * SLACK;
        float scale = leftInverse[row + r];
        for (int c = isOneBlock ? Math.max(0, row + r + 1 - column) : 0; c < width; c++) {
            if (scores[r * COLUMNS + c] * scale * rightInverse[column + c] >= least) {
                offer(r, c);
            }
        }
    }

    private void offer(int r, int c) {
        double cosine = (double) scores[r * COLUMNS + c] * leftInverse[row + r] * rightInverse[column + c];
        if (cosine >= threshold) {
            found.add(RowFactory.create(left.ids()[row + r], right.ids()[column + c], cosine));
        }
    }
}
