package dev.hayate.numerics.classify;

import java.util.Arrays;

/// Minimizes a smooth function by limited-memory BFGS, in the steps in which SciPy's `minimize(method="L-BFGS-B")`
/// does it without bounds: ten pairs, a first step of length one, [LineSearch], the same reasons to end. Rounding
/// aside, it visits the same points. For one thread.
final class Lbfgs {
    private static final int PAIRS = 10;
    private static final double EPSILON = Math.ulp(1.0);

    /// What is minimized.
    @FunctionalInterface
    interface Objective {
        /// The value at a point.
        ///
        /// @param gradient takes the gradient there
        double at(double[] point, double[] gradient);
    }

    /// When to end.
    ///
    /// @param iterations the most steps
    /// @param gradient the largest element that the gradient may have at the end
    /// @param decrease the step that makes the value smaller by no more than this part of it is the last
    /// @param trials the most evaluations a step
    record Limits(int iterations, double gradient, double decrease, int trials) {}

    /// Where it ended.
    record Minimum(double[] point, double value, Fit fit) {}

    private final Objective objective;
    private final Limits limits;
    private final CurvaturePairs pairs = new CurvaturePairs(PAIRS);
    private double[] point;
    private double[] gradient;
    private double value;
    private int iterations;

    private Lbfgs(Objective objective, double[] start, Limits limits) {
        this.objective = objective;
        this.limits = limits;
        this.point = start.clone();
        this.gradient = new double[start.length];
        this.value = objective.at(point, gradient);
    }

    /// Goes down from `start`.
    static Minimum minimize(Objective objective, double[] start, Limits limits) {
        Lbfgs search = new Lbfgs(objective, start, limits);
        Fit.Ending ending = search.descend();
        return new Minimum(search.point, search.value, new Fit(search.iterations, ending));
    }

    private Fit.Ending descend() {
        if (isFlat()) {
            return Fit.Ending.GRADIENT;
        }
        while (iterations < limits.iterations) {
            double before = value;
            if (step()) {
                iterations++;
                if (iterations == limits.iterations) {
                    return Fit.Ending.ITERATIONS;
                }
                if (isFlat()) {
                    return Fit.Ending.GRADIENT;
                }
                if (before - value <= limits.decrease * Math.max(1, Math.max(Math.abs(before), Math.abs(value)))) {
                    return Fit.Ending.DECREASE;
                }
            } else if (pairs.isEmpty()) {
                return Fit.Ending.LINE_SEARCH;
            } else {
                pairs.clear();
            }
        }
        return Fit.Ending.ITERATIONS;
    }

    private boolean isFlat() {
        return Arrays.stream(gradient).map(Math::abs).max().orElse(0) <= limits.gradient;
    }

    /// Goes to the next point; stays where it is if there is no good one in its direction.
    private boolean step() {
        double[] direction = pairs.direction(gradient);
        double slope = CurvaturePairs.dot(direction, gradient);
        if (!(slope < 0)) {
            return false;
        }
        double first = iterations == 0 ? 1 / Math.sqrt(CurvaturePairs.dot(direction, direction)) : 1;
        LineSearch line = new LineSearch(value, slope, first);
        double[] next = new double[point.length];
        double[] nextGradient = new double[point.length];
        for (int trial = 0; trial < limits.trials; trial++) {
            double length = line.step();
            Arrays.setAll(next, i -> point[i] + length * direction[i]);
            double nextValue = objective.at(next, nextGradient);
            double nextSlope = CurvaturePairs.dot(direction, nextGradient);
            if (line.take(nextValue, nextSlope)) {
                learn(direction, length, slope, nextSlope, nextGradient);
                point = next;
                gradient = nextGradient;
                value = nextValue;
                return true;
            }
        }
        return false;
    }

    private void learn(double[] direction, double length, double slope, double nextSlope, double[] nextGradient) {
        double change = nextSlope - slope;
        if (change <= EPSILON * -slope) {
            return;
        }
        double[] step = new double[direction.length];
        Arrays.setAll(step, i -> length * direction[i]);
        double[] gradientChange = new double[direction.length];
        Arrays.setAll(gradientChange, i -> nextGradient[i] - gradient[i]);
        pairs.add(step, gradientChange, change * length);
    }
}
