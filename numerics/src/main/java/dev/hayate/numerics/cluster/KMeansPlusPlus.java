package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Distances;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The first centres of k-means: points drawn one by one, each with a chance in proportion to its squared
/// distance to the nearest centre so far. As scikit-learn does it, several are drawn at a time, of which the
/// one is taken that leaves the least sum of squared distances.
final class KMeansPlusPlus {
    private static final int POINTS_A_UNIT = 32;

    private final Matrix points;
    private final SplittableRandom random;
    private final Workers workers;
    /// By point, the squared distance to the nearest centre.
    private double[] nearest;

    private KMeansPlusPlus(Matrix points, SplittableRandom random, Workers workers) {
        this.points = points;
        this.random = random;
        this.workers = workers;
        this.nearest = new double[points.rows()];
    }

    /// Draws centres.
    static Matrix centers(Matrix points, int clusters, SplittableRandom random, Workers workers) {
        return new KMeansPlusPlus(points, random, workers).draw(clusters);
    }

    private Matrix draw(int clusters) {
        int[] centers = new int[clusters];
        centers[0] = random.nextInt(points.rows());
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        nearest = nearestWith(new int[] {centers[0]})[0];
        int trials = 2 + (int) Math.log(clusters);
        for (int c = 1; c < clusters; c++) {
            int[] candidates = candidates(trials);
            double[][] distances = nearestWith(candidates);
            int best = least(distances);
            nearest = distances[best];
            centers[c] = candidates[best];
        }
        return Points.chosen(points, centers);
    }

    private int[] candidates(int count) {
        double[] sums = new double[nearest.length];
        double sum = 0;
        for (int point = 0; point < sums.length; point++) {
            sum += nearest[point];
            sums[point] = sum;
        }
        int[] candidates = new int[count];
        for (int i = 0; i < count; i++) {
            candidates[i] = firstNotBelow(sums, random.nextDouble() * sum);
        }
        return candidates;
    }

    private static int firstNotBelow(double[] rising, double value) {
        int low = 0;
        int high = rising.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// By candidate and point, the squared distance to the nearest centre if the candidate were one.
    private double[][] nearestWith(int[] candidates) {
        double[][] distances = new double[candidates.length][nearest.length];
        workers.forEach((nearest.length + POINTS_A_UNIT - 1) / POINTS_A_UNIT, (unit, worker) -> {
            int end = Math.min(nearest.length, (unit + 1) * POINTS_A_UNIT);
            for (int point = unit * POINTS_A_UNIT; point < end; point++) {
                for (int c = 0; c < candidates.length; c++) {
                    distances[c][point] =
                            Math.min(nearest[point], Distances.squared(points, point, points, candidates[c]));
                }
            }
        });
        return distances;
    }

    private static int least(double[][] distances) {
        int least = 0;
        double leastSum = Double.POSITIVE_INFINITY;
        for (int c = 0; c < distances.length; c++) {
            double sum = 0;
            for (double distance : distances[c]) {
                sum += distance;
            }
            if (sum < leastSum) {
                leastSum = sum;
                least = c;
            }
        }
        return least;
    }
}
