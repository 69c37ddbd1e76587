package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.List;

/// A way to divide vectors into clusters, with the defaults that scikit-learn has for it. The same vectors,
/// clusters and seed give the same labels, whatever the number of threads. Immutable.
public sealed interface Clustering permits MiniBatchKMeans, AgglomerativeClustering, BisectingKMeans, Birch {
    /// All of them, in the order in which JMTEB tries them.
    List<Clustering> ALL =
            List.of(new MiniBatchKMeans(), new AgglomerativeClustering(), new BisectingKMeans(), new Birch());

    /// The name of scikit-learn's class, by which JMTEB reports it.
    String name();

    /// Whether the labels depend on the seed.
    boolean drawsByChance();

    /// Divides the rows of a matrix, which it does not change. The clusters are numbered from 0 in the order of
    /// their first rows, without a gap. Vectors that are too much alike give fewer clusters than asked for,
    /// which [#count(int\[\])] tells.
    ///
    /// @param clusters how many clusters to form
    /// @param seed of what is drawn by chance; without effect where nothing is
    /// @param workers who share the work
    /// @return the number of its cluster by row
    /// @throws IllegalArgumentException if there are fewer rows than clusters, no clusters or no columns, if a
    ///     value is not finite, or if the distances of all pairs do not fit into memory
    int[] cluster(Matrix vectors, int clusters, long seed, Workers workers);

    /// How many clusters the labels of [#cluster] tell apart.
    static int count(int[] labels) {
        int count = 0;
        for (int label : labels) {
            count = Math.max(count, label + 1);
        }
        return count;
    }
}
