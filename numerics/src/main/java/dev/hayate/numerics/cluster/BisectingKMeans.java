package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// scikit-learn's `BisectingKMeans()`: again and again the cluster with the largest inertia is divided by
/// k-means with two centres, which begin at two of its points. Once no cluster has two different points, there
/// are fewer clusters than asked for. The numbers drawn are Java's, so a seed gives other labels here than
/// there, from the same distribution.
public record BisectingKMeans() implements Clustering {
    /// @param rows the points of a cluster
    /// @param inertia the sum of their squared distances to its centre
    private record Leaf(int[] rows, double inertia) {}

    @Override
    public String name() {
        return "BisectingKMeans";
    }

    @Override
    public boolean drawsByChance() {
        return true;
    }

    @Override
    public int[] cluster(Matrix vectors, int clusters, long seed, Workers workers) {
        Points.check(vectors, clusters);
        SplittableRandom random = new SplittableRandom(seed);
        Matrix points = centered(vectors);
        List<Leaf> leaves = new ArrayList<>(clusters);
        leaves.add(new Leaf(IntStream.range(0, points.rows()).toArray(), Double.POSITIVE_INFINITY));
        while (leaves.size() < clusters) {
            int largest = largest(leaves);
            Leaf leaf = leaves.get(largest);
            if (leaf.inertia == 0) {
                break;
            }
            leaves.remove(largest);
            leaves.addAll(largest, split(leaf, points, random, workers));
        }
        return labels(leaves, points.rows());
    }

    private static Matrix centered(Matrix vectors) {
        double[] means = new double[vectors.columns()];
        for (int row = 0; row < vectors.rows(); row++) {
            for (int c = 0; c < means.length; c++) {
                means[c] += vectors.values()[vectors.at(row) + c];
            }
        }
        Matrix centered = Matrix.of(vectors.rows(), vectors.columns());
        for (int row = 0; row < vectors.rows(); row++) {
            for (int c = 0; c < means.length; c++) {
                centered.values()[centered.at(row) + c] =
                        (float) (vectors.values()[vectors.at(row) + c] - means[c] / vectors.rows());
            }
        }
        return centered;
    }

    private static int largest(List<Leaf> leaves) {
        int largest = 0;
        for (int i = 1; i < leaves.size(); i++) {
            if (leaves.get(i).inertia > leaves.get(largest).inertia) {
                largest = i;
            }
        }
        return largest;
    }

    private static List<Leaf> split(Leaf leaf, Matrix points, SplittableRandom random, Workers workers) {
        Assignment halves = new TwoMeans(Points.chosen(points, leaf.rows), workers).divide(random);
        return List.of(half(leaf, halves, 0), half(leaf, halves, 1));
    }

    private static Leaf half(Leaf leaf, Assignment halves, int label) {
        int[] rows = IntStream.range(0, leaf.rows.length)
                .filter(i -> halves.labels()[i] == label)
                .map(i -> leaf.rows[i])
                .toArray();
        return new Leaf(rows, halves.inertia(label));
    }

    private static int[] labels(List<Leaf> leaves, int points) {
        int[] labels = new int[points];
        for (int label = 0; label < leaves.size(); label++) {
            for (int row : leaves.get(label).rows) {
                labels[row] = label;
            }
        }
        return Points.numbered(labels, leaves.size());
    }
}
