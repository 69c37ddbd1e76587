package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Distances;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// To each point the centre nearest to it, of equally near ones the first.
///
/// @param labels by point, the number of its centre
/// @param distances by point, the squared distance to that centre
record Assignment(int[] labels, double[] distances) {
    private static final int POINTS_A_UNIT = 32;

    Assignment(int points) {
        this(new int[points], new double[points]);
    }

    /// Assigns all points anew.
    void assign(Matrix points, Matrix centers, Workers workers) {
        workers.forEach((labels.length + POINTS_A_UNIT - 1) / POINTS_A_UNIT, (unit, worker) -> {
            int end = Math.min(labels.length, (unit + 1) * POINTS_A_UNIT);
            for (int point = unit * POINTS_A_UNIT; point < end; point++) {
                assign(points, point, centers);
            }
        });
    }

    private void assign(Matrix points, int point, Matrix centers) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int center = 0; center < centers.rows(); center++) {
            double distance = Distances.squared(points, point, centers, center);
            if (distance < least) {
                least = distance;
                nearest = center;
            }
        }
        labels[point] = nearest;
        distances[point] = least;
    }

    /// The sum of all squared distances.
    double inertia() {
        return Arrays.stream(distances).sum();
    }

    /// The sum of the squared distances to one centre.
    double inertia(int center) {
        double inertia = 0;
        for (int point = 0; point < labels.length; point++) {
            if (labels[point] == center) {
                inertia += distances[point];
            }
        }
        return inertia;
    }
}
