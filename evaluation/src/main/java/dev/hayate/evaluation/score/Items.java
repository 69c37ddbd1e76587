package dev.hayate.evaluation.score;

/// What a score is made of, item by item, so that two runs can be compared by drawing items again and again.
public sealed interface Items {
    /// How many items there are.
    int size();

    /// A value a query; the score is their mean.
    record Means(double[] values) implements Items {
        @Override
        public int size() {
            return values.length;
        }
    }

    /// A similarity a pair; the score is its Spearman correlation with the gold scores.
    record Correlated(double[] gold, double[] predicted) implements Items {
        @Override
        public int size() {
            return gold.length;
        }
    }

    /// A label a text; the score is of both lists.
    record Labels(LabelMetric metric, int[] gold, int[] predicted) implements Items {
        @Override
        public int size() {
            return gold.length;
        }
    }

    /// What is made of two lists of labels.
    enum LabelMetric {
        /// The mean of the F1 of every label.
        MACRO_F1,
        /// The F1 of label 1.
        BINARY_F1,
        /// The V-measure.
        V_MEASURE
    }
}
