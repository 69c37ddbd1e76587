package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/// scikit-learn's `MiniBatchKMeans(n_init="auto")`: centres drawn by k-means++ from three batches of points,
/// moved by batches of 1,024 points until the inertia of the batches has not become less for ten of them, and
/// at the end all points assigned to the centre nearest to them. The numbers drawn are Java's, so a seed gives
/// other labels here than there, from the same distribution.
public record MiniBatchKMeans() implements Clustering {
    private static final int BATCH = 1024;
    private static final int BATCHES_TO_BEGIN_WITH = 3;
    private static final int ROUNDS = 100;

    @Override
    public String name() {
        return "MiniBatchKMeans";
    }

    @Override
    public boolean drawsByChance() {
        return true;
    }

    @Override
    public int[] cluster(Matrix vectors, int clusters, long seed, Workers workers) {
        Points.check(vectors, clusters);
        SplittableRandom random = new SplittableRandom(seed);
        int points = vectors.rows();
        int batch = Math.min(BATCH, points);
        Matrix centers = firstCenters(vectors, clusters, batch, random, workers);

        MiniBatchSteps steps = new MiniBatchSteps(centers, batch, random, workers);
        BatchInertia inertia = new BatchInertia(batch, points);
        long most = (long) ROUNDS * points / batch;
        for (long step = 0; step < most && !inertia.isStuck(); step++) {
            inertia.add(steps.take(Points.chosen(vectors, drawn(batch, points, random))));
        }

        Assignment assignment = new Assignment(points);
        assignment.assign(vectors, centers, workers);
        return Points.numbered(assignment.labels(), clusters);
    }

    private static Matrix firstCenters(
            Matrix vectors, int clusters, int batch, SplittableRandom random, Workers workers) {
        int several = BATCHES_TO_BEGIN_WITH * batch;
        int size = several < clusters ? BATCHES_TO_BEGIN_WITH * clusters : several;
        Matrix sample = size < vectors.rows() ? Points.chosen(vectors, drawn(size, vectors.rows(), random)) : vectors;
        return KMeansPlusPlus.centers(sample, clusters, random, workers);
    }

    /// Numbers below a bound, any of which may occur several times.
    private static int[] drawn(int count, int bound, SplittableRandom random) {
        int[] drawn = new int[count];
        Arrays.setAll(drawn, i -> random.nextInt(bound));
        return drawn;
    }
}
