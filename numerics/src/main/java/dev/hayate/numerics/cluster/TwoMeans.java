package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Distances;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/// k-means with two centres, by Lloyd, as scikit-learn bisects with it: until no point changes sides, or the
/// centres move by no more than a square of 1e-4 altogether. That tolerance is absolute, other than that of
/// scikit-learn's `KMeans`, which is in proportion to the variance.
final class TwoMeans {
    private static final int ROUNDS = 300;
    private static final double TOLERANCE = 1e-4;

    private final Matrix points;
    private final Workers workers;
    private final Assignment assignment;

    /// @param points at least two
    TwoMeans(Matrix points, Workers workers) {
        this.points = points;
        this.workers = workers;
        this.assignment = new Assignment(points.rows());
    }

    /// Divides the points, beginning with two of them as centres. All on one side if they are all equal.
    ///
    /// @return the labels 0 and 1, and the distances to the last centres
    Assignment divide(SplittableRandom random) {
        int first = random.nextInt(points.rows());
        int second = random.nextInt(points.rows() - 1);
        Matrix centers = Points.chosen(points, new int[] {first, second < first ? second : second + 1});
        int[] before = new int[points.rows()];
        Arrays.fill(before, -1);
        for (int round = 0; round < ROUNDS; round++) {
            assignment.assign(points, centers, workers);
            Matrix means = means(centers);
            double shift = Distances.squared(means, 0, centers, 0) + Distances.squared(means, 1, centers, 1);
            centers = means;
            if (shift <= TOLERANCE || Arrays.equals(assignment.labels(), before)) {
                break;
            }
            System.arraycopy(assignment.labels(), 0, before, 0, before.length);
        }
        assignment.assign(points, centers, workers);
        return assignment;
    }

    /// The means of both sides. A side without points takes over the point farthest from its centre; if all
    /// points are equal, the centres stay.
    private Matrix means(Matrix centers) {
        int[] labels = assignment.labels();
        int[] counts = new int[2];
        for (int label : labels) {
            counts[label]++;
        }
        if (counts[0] == 0 || counts[1] == 0) {
            int farthest = farthest();
            if (assignment.distances()[farthest] == 0) {
                return centers;
            }
            labels = labels.clone();
            labels[farthest] = 1 - labels[farthest];
        }
        Matrix means = Matrix.of(2, points.columns());
        int[] sides = labels;
        workers.forEach(2, (side, worker) -> mean(sides, side, means));
        return means;
    }

    private int farthest() {
        double[] distances = assignment.distances();
        int farthest = 0;
        for (int point = 1; point < distances.length; point++) {
            if (distances[point] > distances[farthest]) {
                farthest = point;
            }
        }
        return farthest;
    }

    private void mean(int[] labels, int side, Matrix means) {
        double[] sum = new double[points.columns()];
        int count = 0;
        for (int point = 0; point < labels.length; point++) {
            if (labels[point] == side) {
                count++;
                add(points.values(), points.at(point), sum);
            }
        }
        for (int c = 0; c < sum.length; c++) {
            means.values()[means.at(side) + c] = (float) (sum[c] / count);
        }
    }

    private static void add(float[] values, int at, double[] sum) {
        for (int c = 0; c < sum.length; c++) {
            sum[c] += values[at + c];
        }
    }
}
