package dev.hayate.numerics.neighbours;

import dev.hayate.numerics.DoubleMatrix;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What the first and the second look see of vectors: their first coordinates after a rotation, and the length of
/// what is left of them.
///
/// A rotation keeps products, so the product of two vectors of length 1 is that of their first coordinates and
/// that of what is left, which by Cauchy and Schwarz is at most the product of its lengths. The bound that a
/// pair must reach is lower than the threshold by [#slack()], which is more than all that is lost by rounding:
/// coordinates are rounded to float32 (2⁻²⁴ of each), and a sum of `n` products in float32 is off by at most `n
/// · 2⁻²⁴` where the lengths are 1. The lengths of what is left are taken from the coordinates before they are
/// rounded, and rounded up.
final class Sketches {
    /// Rows of a panel, which lie beside each other, coordinate by coordinate.
    static final int PANEL = 32;

    private static final int UNIT = 64 * Projection.ROWS;
    private static final double ROUNDING = 1e-12;

    private final Plan plan;
    private final int rows;
    private final int restLength;
    private final float[] panels;
    private final float[] rests;

    private Sketches(Plan plan, int rows) {
        this.plan = plan;
        this.rows = rows;
        this.restLength = plan.second() - plan.first() + 2;
        long first = (long) Matrix.roundedUp(rows, PANEL) * steps();
        long second = (long) rows * restLength;
        if (Math.max(first, second) > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(rows + " vectors are more than can be compared at once; at most "
                    + (Integer.MAX_VALUE - 8) / Math.max(steps(), restLength) + " are, at this threshold");
        }
        this.panels = new float[(int) first];
        this.rests = new float[(int) second];
    }

    static Sketches of(VectorChunks vectors, Plan plan, Workers workers) {
        Sketches sketches = new Sketches(plan, vectors.rows());
        Projection[] projections = new Projection[workers.count()];
        Arrays.setAll(projections, worker -> new Projection(plan.rotation()));
        workers.forEach(Math.ceilDiv(sketches.rows, UNIT), (unit, worker) -> {
            int[] numbers = IntStream.range(unit * UNIT, Math.min(sketches.rows, (unit + 1) * UNIT))
                    .toArray();
            for (int from = 0; from < numbers.length; from += Projection.ROWS) {
                int to = Math.min(numbers.length, from + Projection.ROWS);
                DoubleMatrix coordinates = projections[worker].of(vectors, numbers, from, to);
                for (int i = from; i < to; i++) {
                    sketches.put(
                            numbers[i], coordinates.values(), coordinates.at(i - from), !vectors.isZero(numbers[i]));
                }
            }
        });
        return sketches;
    }

    private void put(int row, double[] coordinates, int at, boolean isThere) {
        int panelAt = panelAt(row);
        double squares = 0;
        for (int k = 0; k < plan.first(); k++) {
            double value = coordinates[at + k];
            squares += value * value;
            panels[panelAt + k * PANEL] = (float) value;
        }
        int restAt = row * restLength;
        float left = isThere ? left(squares) : 0;
        panels[panelAt + plan.first() * PANEL] = left;
        for (int k = plan.first(); k < plan.second(); k++) {
            double value = coordinates[at + k];
            squares += value * value;
            rests[restAt + k - plan.first()] = (float) value;
        }
        rests[restAt + restLength - 2] = left;
        rests[restAt + restLength - 1] = isThere ? left(squares) : 0;
    }

    private static float left(double squares) {
        return Math.nextUp((float) Math.sqrt(Math.max(0, 1 - squares) + ROUNDING));
    }

    int rows() {
        return rows;
    }

    /// The coordinates of the first look and the length of what is left, as one more.
    int steps() {
        return plan.first() + 1;
    }

    float[] panels() {
        return panels;
    }

    /// Where the first coordinate of a row lies in [#panels()]; the next ones come [#PANEL] values later each.
    int panelAt(int row) {
        return row / PANEL * PANEL * steps() + row % PANEL;
    }

    /// How much less than the threshold is asked of a bound.
    float slack() {
        return (2 * plan.second() + 64) * 0x1p-24f;
    }

    /// The bound of the second look.
    ///
    /// @param bound that of the first one
    float second(float bound, int row, int other) {
        int at = row * restLength;
        int otherAt = other * restLength;
        int coordinates = restLength - 2;
        float sum = bound
                - rests[at + coordinates] * rests[otherAt + coordinates]
                + rests[at + coordinates + 1] * rests[otherAt + coordinates + 1];
        return sum + SketchTile.dot(rests, at, otherAt, coordinates);
    }
}
