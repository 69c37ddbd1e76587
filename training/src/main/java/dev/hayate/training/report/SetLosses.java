package dev.hayate.training.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The losses of the batches of one data set.
record SetLosses(String set, long rows, double[] losses) {
    /// By data set, in the order in which they were first met.
    static List<SetLosses> of(List<StepRecord> steps) {
        Map<String, List<StepRecord>> bySet = new LinkedHashMap<>();
        for (StepRecord step : steps) {
            bySet.computeIfAbsent(step.set(), set -> new ArrayList<>()).add(step);
        }
        return bySet.entrySet().stream()
                .map(entry -> new SetLosses(
                        entry.getKey(),
                        entry.getValue().stream().mapToLong(StepRecord::rows).sum(),
                        entry.getValue().stream().mapToDouble(StepRecord::loss).toArray()))
                .toList();
    }

    /// The mean over the first tenth of its batches.
    double first() {
        return mean(0, Math.ceilDiv(losses.length, 10));
    }

    /// The mean over the last tenth.
    double last() {
        return mean(losses.length - Math.ceilDiv(losses.length, 10), losses.length);
    }

    private double mean(int from, int to) {
        return Arrays.stream(losses, from, to).average().orElse(Double.NaN);
    }

    /// Its course in about sixty finite means.
    double[] course() {
        int parts = Math.min(60, losses.length);
        double[] course = new double[parts];
        for (int n = 0; n < parts; n++) {
            course[n] = mean(n * losses.length / parts, (n + 1) * losses.length / parts);
        }
        return Arrays.stream(course).filter(Double::isFinite).toArray();
    }
}
