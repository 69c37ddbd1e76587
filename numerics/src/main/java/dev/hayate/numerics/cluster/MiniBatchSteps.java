package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Moves centres, batch by batch, to the means of all points that were nearest to them. Centres that have few
/// points beside the one with most are put on points of the batch.
final class MiniBatchSteps {
    private static final double FEW = 0.01;
    private static final int POINTS_A_CLUSTER = 10;

    private final Matrix centers;
    /// By centre, how many points it is the mean of.
    private final double[] counts;
    private final Assignment assignment;
    private final SplittableRandom random;
    private final Workers workers;
    private long pointsSinceMoved;

    /// @param centers the first centres, which are moved
    MiniBatchSteps(Matrix centers, int batch, SplittableRandom random, Workers workers) {
        this.centers = centers;
        this.counts = new double[centers.rows()];
        this.assignment = new Assignment(batch);
        this.random = random;
        this.workers = workers;
    }

    /// Moves the centres by one batch.
    ///
    /// @return the sum of the squared distances of its points to the centres before
    double take(Matrix batch) {
        boolean mayReplace = isTimeToReplace(batch.rows());
        assignment.assign(batch, centers, workers);
        workers.forEach(centers.rows(), (center, worker) -> move(center, batch));
        if (mayReplace) {
            replaceLeast(batch);
        }
        return assignment.inertia();
    }

    private boolean isTimeToReplace(int points) {
        pointsSinceMoved += points;
        boolean isTime = pointsSinceMoved >= (long) POINTS_A_CLUSTER * counts.length
                || Arrays.stream(counts).anyMatch(count -> count == 0);
        if (isTime) {
            pointsSinceMoved = 0;
        }
        return isTime;
    }

    private void move(int center, Matrix batch) {
        float[] values = centers.values();
        int at = centers.at(center);
        int end = at + centers.columns();
        float before = (float) counts[center];
        int[] labels = assignment.labels();
        int added = 0;
        for (int point = 0; point < labels.length; point++) {
            if (labels[point] == center) {
                if (added == 0) {
                    scale(values, at, end, before);
                }
                add(batch.values(), batch.at(point), values, at, end);
                added++;
            }
        }
        if (added > 0) {
            counts[center] += added;
            scale(values, at, end, (float) (1 / counts[center]));
        }
    }

    private static void scale(float[] values, int at, int end, float factor) {
        for (int i = at; i < end; i++) {
            values[i] *= factor;
        }
    }

    private static void add(float[] from, int fromAt, float[] to, int at, int end) {
        for (int i = at; i < end; i++) {
            to[i] += from[fromAt + i - at];
        }
    }

    /// Puts the centres with few points on points of the batch, at most half as many as it has. They keep the
    /// count of the least of the others, lest they be replaced at once again.
    private void replaceLeast(Matrix batch) {
        double most = Arrays.stream(counts).max().orElseThrow();
        int[] byCount = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(center -> counts[center]))
                .mapToInt(Integer::intValue)
                .toArray();
        int few =
                (int) Arrays.stream(counts).filter(count -> count < FEW * most).count();
        int replaced = few > batch.rows() / 2.0 ? batch.rows() / 2 : few;
        if (replaced == 0) {
            return;
        }
        int[] points = different(replaced, batch.rows());
        double leastOfOthers = counts[byCount[replaced]];
        for (int i = 0; i < replaced; i++) {
            Points.copy(batch, points[i], centers, byCount[i]);
            counts[byCount[i]] = leastOfOthers;
        }
    }

    private int[] different(int count, int bound) {
        int[] numbers = IntStream.range(0, bound).toArray();
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i, bound);
            int number = numbers[j];
            numbers[j] = numbers[i];
            numbers[i] = number;
        }
        return Arrays.copyOf(numbers, count);
    }
}
