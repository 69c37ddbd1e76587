package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Distances;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.Comparator;

/// Ward's hierarchy of clusters, built as `scipy.cluster.hierarchy.ward` builds it, by a chain of nearest
/// neighbours: from any cluster to the one nearest to it and on from there, until two are each other's nearest,
/// which are merged. The time is quadratic in the points, and so is the memory: 8 bytes a pair. Of equally near
/// clusters the one before in the chain is taken, and else the one with the lowest number; a merged cluster
/// goes by the higher number of the two. Of merges at the same distance the one found first comes first.
final class Ward {
    private static final int ROWS_A_UNIT = 16;

    private record Merge(int left, int right, double distance) {}

    private final int points;
    /// Of two clusters, at the higher number and then the lower one.
    private final double[][] distances;
    /// How many points a cluster has; 0 once it is merged into another.
    private final int[] sizes;
    private final int[] chain;
    private int chained;

    /// @throws IllegalArgumentException if the distances take more than half of the memory that there can be
    Ward(Matrix vectors, Workers workers) {
        this.points = vectors.rows();
        checkMemory(points, Runtime.getRuntime().maxMemory());
        this.distances = new double[points][];
        this.sizes = new int[points];
        this.chain = new int[points];
        Arrays.fill(sizes, 1);
        workers.forEach((points + ROWS_A_UNIT - 1) / ROWS_A_UNIT, (unit, worker) -> measure(vectors, unit));
    }

    static void checkMemory(int points, long memory) {
        long bytes = Double.BYTES * (points * (points - 1L) / 2);
        if (bytes > memory / 2) {
            throw new IllegalArgumentException(points + " vectors have " + (bytes >> 20)
                    + " MiB of distances to each other, more than half of the " + (memory >> 20)
                    + " MiB that Java may use: cluster fewer, or raise -Xmx");
        }
    }

    private void measure(Matrix vectors, int unit) {
        int from = unit * ROWS_A_UNIT;
        int to = Math.min(points, from + ROWS_A_UNIT);
        for (int i = from; i < to; i++) {
            distances[i] = new double[i];
        }
        for (int j = 0; j < to; j++) {
            for (int i = Math.max(from, j + 1); i < to; i++) {
                distances[i][j] = Math.sqrt(Distances.squared(vectors, i, vectors, j));
            }
        }
    }

    /// The labels of the points when only so many clusters are left. To be asked for once.
    int[] labels(int clusters) {
        Merge[] merges = new Merge[points - 1];
        for (int m = 0; m < merges.length; m++) {
            merges[m] = nextMerge();
        }
        Arrays.sort(merges, Comparator.comparingDouble(Merge::distance));
        int[] parents = new int[points];
        Arrays.setAll(parents, i -> i);
        for (int m = 0; m < points - clusters; m++) {
            parents[root(parents, merges[m].left)] = root(parents, merges[m].right);
        }
        int[] labels = new int[points];
        Arrays.setAll(labels, i -> root(parents, i));
        return Points.numbered(labels, points);
    }

    private static int root(int[] parents, int point) {
        int root = point;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    private Merge nextMerge() {
        if (chained == 0) {
            chain[chained++] = firstCluster();
        }
        while (true) {
            int last = chain[chained - 1];
            int before = chained > 1 ? chain[chained - 2] : -1;
            int nearest = nearest(last, before);
            if (nearest == before) {
                chained -= 2;
                return merge(Math.min(last, before), Math.max(last, before));
            }
            chain[chained++] = nearest;
        }
    }

    private int firstCluster() {
        int first = 0;
        while (sizes[first] == 0) {
            first++;
        }
        return first;
    }

    private int nearest(int cluster, int preferred) {
        int nearest = preferred;
        double least = preferred < 0 ? Double.POSITIVE_INFINITY : distance(cluster, preferred);
        double[] row = distances[cluster];
        for (int i = 0; i < cluster; i++) {
            if (row[i] < least && sizes[i] > 0) {
                least = row[i];
                nearest = i;
            }
        }
        for (int i = cluster + 1; i < points; i++) {
            if (sizes[i] > 0 && distances[i][cluster] < least) {
                least = distances[i][cluster];
                nearest = i;
            }
        }
        return nearest;
    }

    private Merge merge(int left, int right) {
        double between = distance(left, right);
        for (int i = 0; i < points; i++) {
            if (sizes[i] > 0 && i != left && i != right) {
                double merged = merged(distance(i, left), distance(i, right), between, left, right, i);
                distances[Math.max(i, right)][Math.min(i, right)] = merged;
            }
        }
        sizes[right] += sizes[left];
        sizes[left] = 0;
        return new Merge(left, right, between);
    }

    /// The distance of a third cluster to two that are merged, by Lance and Williams.
    private double merged(double toLeft, double toRight, double between, int left, int right, int third) {
        double share = 1.0 / (sizes[left] + sizes[right] + sizes[third]);
        return Math.sqrt((sizes[third] + sizes[left]) * share * toLeft * toLeft
                + (sizes[third] + sizes[right]) * share * toRight * toRight
                - sizes[third] * share * between * between);
    }

    private double distance(int a, int b) {
        return a > b ? distances[a][b] : distances[b][a];
    }
}
