package dev.hayate.training.table;

import dev.hayate.numerics.Workers;
import java.util.BitSet;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The optimiser AdamW over all rows of a table (Loshchilov and Hutter 2019), with the semantics of
/// `torch.optim.AdamW`: a row without a gradient still moves by its momentum. Its state is that of the table's
/// shape, twice. For one thread, which shares the work with [Workers].
public final class AdamW {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int TOKENS_A_UNIT = 64;

    /// What it is set to.
    ///
    /// @param beta1 how much of the mean of gradients is kept at a step; 0.9 by default
    /// @param beta2 how much of the mean of squared gradients is kept; 0.999
    /// @param epsilon what the root of the second is increased by; 1e-8
    /// @param weightDecay the part of a value that is taken away at a step, times the learning rate; 0
    public record Settings(double beta1, double beta2, double epsilon, double weightDecay) {
        /// As in sentence-transformers' trainer.
        public static final Settings DEFAULT = new Settings(0.9, 0.999, 1e-8, 0);

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a beta is not within [0, 1), or another is negative
        public Settings {
            if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
                throw new IllegalArgumentException("betas must be at least 0 and below 1, not " + beta1 + ", " + beta2);
            }
            if (!(epsilon >= 0 && weightDecay >= 0)) {
                throw new IllegalArgumentException(
                        "epsilon and weight decay must not be negative: " + epsilon + ", " + weightDecay);
            }
        }
    }

    private final Settings settings;
    private final TrainableTable table;
    private final float[] means;
    private final float[] squares;
    private final BitSet moved = new BitSet();
    private int steps;

    /// An optimiser that has made no step.
    public AdamW(TrainableTable table, Settings settings) {
        this.settings = settings;
        this.table = table;
        this.means = new float[table.values().length];
        this.squares = new float[table.values().length];
    }

    /// The steps made.
    public int steps() {
        return steps;
    }

    /// The means of gradients, then of squared gradients, in the table's order: with the table and the number of
    /// steps, all there is to go on from.
    public float[][] state() {
        return new float[][] {means, squares};
    }

    /// Goes on from a state that was saved, after its values have been put into [#state()].
    public void resume(int steps) {
        this.steps = steps;
        for (int token = 0; token < table.vocabulary(); token++) {
            moved.set(token, hasMoved(token));
        }
    }

    private boolean hasMoved(int token) {
        for (int i = table.at(token); i < table.at(token) + table.dimension(); i++) {
            if (means[i] != 0 || squares[i] != 0) {
                return true;
            }
        }
        return false;
    }

    /// Makes a step.
    ///
    /// @param factor what the gradient is multiplied with first, for clipping
    public void step(TableGradient gradient, double rate, double factor, Workers workers) {
        steps++;
        double correction1 = 1 - Math.pow(settings.beta1, steps);
        double correction2 = 1 - Math.pow(settings.beta2, steps);
        Step step = new Step(
                (float) (1 - rate * settings.weightDecay),
                (float) (1 - settings.beta1),
                (float) settings.beta2,
                (float) (1 - settings.beta2),
                (float) Math.sqrt(correction2),
                (float) settings.epsilon,
                (float) (-rate / correction1),
                (float) factor);
        int units = (table.vocabulary() + TOKENS_A_UNIT - 1) / TOKENS_A_UNIT;
        workers.forEach(units, (unit, worker) -> {
            int to = Math.min(table.vocabulary(), (unit + 1) * TOKENS_A_UNIT);
            for (int token = unit * TOKENS_A_UNIT; token < to; token++) {
                if (gradient.met().get(token)) {
                    step.withGradient(table, means, squares, gradient.values(), token);
                } else if (moved.get(token)) {
                    step.withoutGradient(table, means, squares, token);
                } else if (settings.weightDecay > 0) {
                    RowArithmetic.scale(table.values(), table.at(token), step.keep, table.dimension());
                }
            }
        });
        moved.or(gradient.met());
    }

    private record Step(
            float keep,
            float towards,
            float keepSquare,
            float takeSquare,
            float root,
            float epsilon,
            float move,
            float factor) {

        void withGradient(TrainableTable table, float[] means, float[] squares, float[] gradients, int token) {
            float[] values = table.values();
            int to = table.at(token) + table.dimension();
            int i = table.at(token);
            for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
                FloatVector g = FloatVector.fromArray(FLOATS, gradients, i).mul(factor);
                FloatVector m = FloatVector.fromArray(FLOATS, means, i);
                m = m.add(g.sub(m).mul(towards));
                FloatVector v = FloatVector.fromArray(FLOATS, squares, i).mul(keepSquare);
                v = v.add(g.mul(g).mul(takeSquare));
                m.intoArray(means, i);
                v.intoArray(squares, i);
                move(FloatVector.fromArray(FLOATS, values, i), m, v).intoArray(values, i);
            }
            for (; i < to; i++) {
                float g = gradients[i] * factor;
                means[i] += (g - means[i]) * towards;
                squares[i] = squares[i] * keepSquare + g * g * takeSquare;
                values[i] = move(values[i], means[i], squares[i]);
            }
        }

        void withoutGradient(TrainableTable table, float[] means, float[] squares, int token) {
            float[] values = table.values();
            int to = table.at(token) + table.dimension();
            int i = table.at(token);
            for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
                FloatVector m = FloatVector.fromArray(FLOATS, means, i);
                m = m.sub(m.mul(towards));
                FloatVector v = FloatVector.fromArray(FLOATS, squares, i).mul(keepSquare);
                m.intoArray(means, i);
                v.intoArray(squares, i);
                move(FloatVector.fromArray(FLOATS, values, i), m, v).intoArray(values, i);
            }
            for (; i < to; i++) {
                means[i] -= means[i] * towards;
                squares[i] *= keepSquare;
                values[i] = move(values[i], means[i], squares[i]);
            }
        }

        private FloatVector move(FloatVector value, FloatVector mean, FloatVector square) {
            FloatVector denominator = square.sqrt().div(root).add(epsilon);
            return value.mul(keep).add(mean.div(denominator).mul(move));
        }

        private float move(float value, float mean, float square) {
            float denominator = (float) Math.sqrt(square) / root + epsilon;
            return value * keep + mean / denominator * move;
        }
    }
}
