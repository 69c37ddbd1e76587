package dev.hayate.numerics.classify;

import java.util.Arrays;

/// How much the examples of each label count.
public enum ClassWeights {
    /// Each example counts the same: scikit-learn's `class_weight=None`.
    EQUAL {
        @Override
        double[] of(int[] classes, int count) {
            double[] weights = new double[count];
            Arrays.fill(weights, 1);
            return weights;
        }
    },
    /// Each label counts the same, however many examples it has: scikit-learn's `class_weight="balanced"`.
    BALANCED {
        @Override
        double[] of(int[] classes, int count) {
            double[] weights = new double[count];
            for (int label : classes) {
                weights[label]++;
            }
            Arrays.setAll(weights, label -> classes.length / (count * weights[label]));
            return weights;
        }
    };

    /// The weights of classes, whose mean over the examples is 1.
    ///
    /// @param classes by example, from 0; each class has one
    abstract double[] of(int[] classes, int count);
}
