package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;

/// scikit-learn's `Birch()`: the vectors go one after another into a tree of subclusters with a radius of at
/// most 0.5 and at most 50 of them a node; the centroids of the leaves are clustered by [Ward], and a vector
/// belongs to where the nearest centroid does. The radius is absolute: where vectors are short, all of them are
/// one subcluster. If there are no more subclusters than clusters asked for, they are the clusters. Draws
/// nothing by chance.
public record Birch() implements Clustering {
    @Override
    public String name() {
        return "Birch";
    }

    @Override
    public boolean drawsByChance() {
        return false;
    }

    @Override
    public int[] cluster(Matrix vectors, int clusters, long seed, Workers workers) {
        Points.check(vectors, clusters);
        BirchTree tree = new BirchTree(vectors.columns());
        for (int row = 0; row < vectors.rows(); row++) {
            tree.insert(vectors, row);
        }
        Matrix centroids = tree.centroids();
        int[] clusterOf = new Ward(centroids, workers).labels(Math.min(clusters, centroids.rows()));

        Assignment nearest = new Assignment(vectors.rows());
        nearest.assign(vectors, centroids, workers);
        int[] labels = Arrays.stream(nearest.labels())
                .map(centroid -> clusterOf[centroid])
                .toArray();
        return Points.numbered(labels, centroids.rows());
    }
}
