package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;

/// scikit-learn's `AgglomerativeClustering()`: Ward's method on Euclidean distances in float64, as [Ward] has
/// it. Draws nothing by chance. The distances of all pairs are kept: 4 bytes times the square of the number of
/// vectors.
public record AgglomerativeClustering() implements Clustering {
    @Override
    public String name() {
        return "AgglomerativeClustering";
    }

    @Override
    public boolean drawsByChance() {
        return false;
    }

    @Override
    public int[] cluster(Matrix vectors, int clusters, long seed, Workers workers) {
        Points.check(vectors, clusters);
        return new Ward(vectors, workers).labels(clusters);
    }
}
