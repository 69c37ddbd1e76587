package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Distances;
import dev.hayate.numerics.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree of Birch. A node holds subclusters; those of a leaf hold points, those of any other node the
/// subclusters of a node below. Every point goes down to the nearest subclusters, and joins the one in the leaf
/// if that stays small. Sums are kept in float64.
final class BirchTree {
    private static final int BRANCHES = 50;
    private static final double THRESHOLD = 0.5;

    private final int dimension;
    private Node root = new Node();
    /// The leaves in their order: two that come of one take its place.
    private final List<Node> leaves = new ArrayList<>(List.of(root));

    BirchTree(int dimension) {
        this.dimension = dimension;
    }

    /// Adds a point.
    void insert(Matrix points, int row) {
        Subcluster point = new Subcluster(points, row);
        root.insert(point);
        if (root.isTooLarge()) {
            Node above = new Node();
            above.subclusters.addAll(root.split());
            root = above;
        }
    }

    /// The centroids of the subclusters of all leaves.
    Matrix centroids() {
        List<Subcluster> subclusters =
                leaves.stream().flatMap(leaf -> leaf.subclusters.stream()).toList();
        Matrix centroids = Matrix.of(subclusters.size(), dimension);
        for (int i = 0; i < subclusters.size(); i++) {
            System.arraycopy(subclusters.get(i).centroid, 0, centroids.values(), centroids.at(i), dimension);
        }
        return centroids;
    }

    private final class Node {
        private final List<Subcluster> subclusters = new ArrayList<>();

        boolean isTooLarge() {
            return subclusters.size() > BRANCHES;
        }

        void insert(Subcluster point) {
            if (subclusters.isEmpty()) {
                subclusters.add(point);
                return;
            }
            int nearest = nearest(point);
            Subcluster subcluster = subclusters.get(nearest);
            Node below = subcluster.below;
            if (below != null) {
                below.insert(point);
                if (below.isTooLarge()) {
                    List<Subcluster> halves = below.split();
                    subclusters.set(nearest, halves.getFirst());
                    subclusters.add(halves.getLast());
                } else {
                    subcluster.add(point);
                }
            } else if (subcluster.squaredRadiusWith(point) <= THRESHOLD * THRESHOLD) {
                subcluster.add(point);
            } else {
                subclusters.add(point);
            }
        }

        private int nearest(Subcluster point) {
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < subclusters.size(); i++) {
                double distance = subclusters.get(i).squaredDistance(point);
                if (distance < least) {
                    least = distance;
                    nearest = i;
                }
            }
            return nearest;
        }

        /// Divides the subclusters by which of the two farthest from each other is nearer.
        List<Subcluster> split() {
            int first = 0;
            int second = 0;
            double most = 0;
            for (int i = 0; i < subclusters.size(); i++) {
                for (int j = i + 1; j < subclusters.size(); j++) {
                    double distance = subclusters.get(i).squaredDistance(subclusters.get(j));
                    if (distance > most) {
                        most = distance;
                        first = i;
                        second = j;
                    }
                }
            }
            Node left = new Node();
            Node right = new Node();
            for (int i = 0; i < subclusters.size(); i++) {
                Subcluster subcluster = subclusters.get(i);
                boolean isNearerToFirst = subcluster.squaredDistance(subclusters.get(first))
                        < subcluster.squaredDistance(subclusters.get(second));
                (isNearerToFirst || i == first ? left : right).subclusters.add(subcluster);
            }
            int at = leaves.indexOf(this);
            if (at >= 0) {
                leaves.set(at, left);
                leaves.add(at + 1, right);
            }
            return List.of(new Subcluster(left), new Subcluster(right));
        }
    }

    /// Points that are kept as how many they are, their sum, and the sum of their squares.
    private final class Subcluster {
        private final @Nullable Node below;
        private final double[] sum = new double[dimension];
        private final float[] centroid = new float[dimension];
        private double squares;
        private int count;

        /// Of all points of a node.
        Subcluster(Node below) {
            this.below = below;
            below.subclusters.forEach(this::add);
        }

        /// Of one point.
        Subcluster(Matrix points, int row) {
            this.below = null;
            this.count = 1;
            for (int i = 0; i < dimension; i++) {
                float value = points.values()[points.at(row) + i];
                centroid[i] = value;
                sum[i] = value;
                squares += (double) value * value;
            }
        }

        double squaredDistance(Subcluster other) {
            return Distances.squared(centroid, 0, other.centroid, 0, dimension);
        }

        /// The mean squared distance to the centroid that the points of both would have.
        double squaredRadiusWith(Subcluster other) {
            double points = count + other.count;
            double squaredNorm = 0;
            for (int i = 0; i < dimension; i++) {
                double mean = (sum[i] + other.sum[i]) / points;
                squaredNorm += mean * mean;
            }
            return (squares + other.squares) / points - squaredNorm;
        }

        void add(Subcluster other) {
            count += other.count;
            squares += other.squares;
            for (int i = 0; i < dimension; i++) {
                sum[i] += other.sum[i];
                centroid[i] = (float) (sum[i] / count);
            }
        }
    }
}
