package dev.hayate.training.dev;

import dev.hayate.training.dev.DevSet.Score;
import dev.hayate.training.table.TrainableTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The prefixes of vectors that a set is scored at.
final class Prefixes {
    private Prefixes() {}

    static void require(int[] dimensions, TrainableTable table) {
        int before = 0;
        for (int dimension : dimensions) {
            if (dimension <= before || dimension > table.dimension()) {
                throw new IllegalArgumentException("dimensions must rise from 1 to at most " + table.dimension()
                        + ", not " + Arrays.toString(dimensions));
            }
            before = dimension;
        }
    }

    /// A score by prefix.
    static List<Score> scores(String metric, int[] dimensions, double[] values) {
        List<Score> scores = new ArrayList<>();
        for (int p = 0; p < dimensions.length; p++) {
            scores.add(new Score(metric, dimensions[p], values[p]));
        }
        return scores;
    }
}
