package dev.hayate.numerics.classify;

/// Looks along a direction for a step after which a function is clearly lower and clearly flatter: the search
/// of Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease" (1994), with the constants
/// of L-BFGS-B. The function is evaluated by the caller: at [#step()], then [#take] is told what was found,
/// until it says that the last step will do.
final class LineSearch {
    private static final double DECREASE = 1e-3;
    private static final double FLATTENING = 0.9;
    private static final double NARROWEST = 0.1;
    private static final double FARTHEST = 1e10;
    private static final double SHRINKING = 0.66;

    private record Trial(double step, double value, double slope) {
        Trial less(double tilt) {
            return new Trial(step, value - step * tilt, slope - tilt);
        }
    }

    private final Trial start;
    private final double tilt;
    private Trial best;
    private Trial opposite;
    private boolean bracketed;
    private boolean lowAndRising;
    private double least;
    private double most;
    private double width = FARTHEST;
    private double formerWidth = 2 * FARTHEST;
    private double step;

    /// @param slope of the function where the search begins, negative
    /// @param step the first one to try
    LineSearch(double value, double slope, double step) {
        this.start = new Trial(0, value, slope);
        this.tilt = DECREASE * slope;
        this.best = start;
        this.opposite = start;
        this.step = Math.min(step, FARTHEST);
        this.most = 5 * this.step;
    }

    /// Where to evaluate the function.
    double step() {
        return step;
    }

    /// Takes the function's value and slope at [#step()]; unless that ends the search, there is then another step.
    ///
    /// @return whether the search is over
    boolean take(double value, double slope) {
        Trial trial = new Trial(step, value, slope);
        boolean low = value <= start.value + step * tilt;
        if (isLast(trial, low)) {
            return true;
        }
        lowAndRising |= low && slope >= 0;
        // Until it has been low and rising somewhere, the function is searched less the least decrease that will do.
        double less = !lowAndRising && !low && value <= best.value ? tilt : 0;
        double next = interpolate(best.less(less), opposite.less(less), trial.less(less));
        keepBracket(trial, less);
        step = bounded(next);
        return false;
    }

    private boolean isLast(Trial trial, boolean low) {
        boolean nowhereToGo = bracketed && !leavesRoom(step);
        boolean endless = step == FARTHEST && low && trial.slope <= tilt;
        return nowhereToGo || endless || (low && Math.abs(trial.slope) <= FLATTENING * -start.slope);
    }

    /// The four cases of the paper, section 4.
    private double interpolate(Trial best, Trial opposite, Trial trial) {
        boolean ahead = trial.step > best.step;
        if (trial.value > best.value) {
            bracketed = true;
            double cubic = cubicMinimum(best, trial);
            double chord = (best.value - trial.value) / (trial.step - best.step);
            double quadratic = best.step + best.slope / (chord + best.slope) / 2 * (trial.step - best.step);
            return distance(cubic, best) < distance(quadratic, best) ? cubic : cubic + (quadratic - cubic) / 2;
        }
        if (trial.slope * Math.signum(best.slope) < 0) {
            bracketed = true;
            double cubic = cubicMinimum(trial, best);
            double secant = secantMinimum(trial, best);
            return distance(cubic, trial) > distance(secant, trial) ? cubic : secant;
        }
        if (Math.abs(trial.slope) < Math.abs(best.slope)) {
            double cubic = cubicMinimumBeyond(trial, best);
            double secant = secantMinimum(trial, best);
            if (!bracketed) {
                double farther = distance(cubic, trial) > distance(secant, trial) ? cubic : secant;
                return Math.max(least, Math.min(most, farther));
            }
            double closer = distance(cubic, trial) < distance(secant, trial) ? cubic : secant;
            double farthest = trial.step + SHRINKING * (opposite.step - trial.step);
            return ahead ? Math.min(farthest, closer) : Math.max(farthest, closer);
        }
        if (bracketed) {
            return cubicMinimum(trial, opposite);
        }
        return ahead ? most : least;
    }

    private static double distance(double step, Trial trial) {
        return Math.abs(step - trial.step);
    }

    private static double secantMinimum(Trial trial, Trial best) {
        return trial.step + trial.slope / (trial.slope - best.slope) * (best.step - trial.step);
    }

    private static double cubicMinimum(Trial from, Trial to) {
        return from.step + share(from, to, root(from, to)) * (to.step - from.step);
    }

    /// The minimum of the cubic if it lies on the far side of `trial`, else the end of the range there.
    private double cubicMinimumBeyond(Trial trial, Trial best) {
        double root = root(trial, best);
        double share = share(trial, best, root);
        if (share < 0 && root != 0) {
            return trial.step + share * (best.step - trial.step);
        }
        return trial.step > best.step ? most : least;
    }

    /// How far from one trial to the other the cubic through both has its minimum.
    private static double share(Trial from, Trial to, double root) {
        return (root - from.slope + bend(from, to)) / (root - from.slope + root + to.slope);
    }

    private static double bend(Trial from, Trial to) {
        return 3 * (from.value - to.value) / (to.step - from.step) + from.slope + to.slope;
    }

    private static double root(Trial from, Trial to) {
        double bend = bend(from, to);
        double scale = Math.max(Math.abs(bend), Math.max(Math.abs(from.slope), Math.abs(to.slope)));
        double square = bend / scale * (bend / scale) - from.slope / scale * (to.slope / scale);
        double root = scale * Math.sqrt(Math.max(0, square));
        return to.step < from.step ? -root : root;
    }

    private void keepBracket(Trial trial, double less) {
        Trial tilted = trial.less(less);
        Trial formerBest = best.less(less);
        if (tilted.value > formerBest.value) {
            opposite = trial;
            return;
        }
        if (tilted.slope * Math.signum(formerBest.slope) < 0) {
            opposite = best;
        }
        best = trial;
    }

    /// Narrows the range to what is left of it, and keeps the next step within it.
    private double bounded(double next) {
        if (!bracketed) {
            least = next + 1.1 * (next - best.step);
            most = next + 4 * (next - best.step);
            return Math.max(0, Math.min(FARTHEST, next));
        }
        double between = Math.abs(opposite.step - best.step);
        boolean slow = between >= SHRINKING * formerWidth;
        formerWidth = width;
        width = between;
        least = Math.min(best.step, opposite.step);
        most = Math.max(best.step, opposite.step);
        double inside = slow ? best.step + (opposite.step - best.step) / 2 : next;
        return leavesRoom(inside) ? inside : best.step;
    }

    private boolean leavesRoom(double inside) {
        return inside > least && inside < most && most - least > NARROWEST * most;
    }
}
