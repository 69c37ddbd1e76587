package dev.hayate.numerics.classify;

import java.util.Arrays;

/// The last steps of a descent and how the gradient changed with each: what L-BFGS knows of the curvature.
final class CurvaturePairs {
    private final int capacity;
    private final double[][] steps;
    private final double[][] changes;
    private final double[] products;
    private double scale = 1;
    private int added;

    CurvaturePairs(int capacity) {
        this.capacity = capacity;
        this.steps = new double[capacity][];
        this.changes = new double[capacity][];
        this.products = new double[capacity];
    }

    boolean isEmpty() {
        return added == 0;
    }

    void clear() {
        added = 0;
        scale = 1;
    }

    /// @param product of the step and the change, positive
    void add(double[] step, double[] change, double product) {
        int place = added % capacity;
        steps[place] = step;
        changes[place] = change;
        products[place] = product;
        scale = product / dot(change, change);
        added++;
    }

    /// Where to go from a point with a gradient: the two loops of Liu and Nocedal, "On the limited memory BFGS
    /// method for large scale optimization" (1989).
    double[] direction(double[] gradient) {
        double[] direction = new double[gradient.length];
        addScaled(direction, gradient, -1);
        int first = Math.max(0, added - capacity);
        double[] shares = new double[capacity];
        for (int i = added - 1; i >= first; i--) {
            int place = i % capacity;
            shares[place] = dot(steps[place], direction) / products[place];
            addScaled(direction, changes[place], -shares[place]);
        }
        Arrays.setAll(direction, i -> scale * direction[i]);
        for (int i = first; i < added; i++) {
            int place = i % capacity;
            double share = dot(changes[place], direction) / products[place];
            addScaled(direction, steps[place], shares[place] - share);
        }
        return direction;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addScaled(double[] sum, double[] values, double factor) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * values[i];
        }
    }
}
