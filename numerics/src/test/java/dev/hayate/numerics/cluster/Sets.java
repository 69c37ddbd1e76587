package dev.hayate.numerics.cluster;

import dev.hayate.numerics.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What scikit-learn made of small sets of vectors, and what to compare labels by.
final class Sets {
    private Sets() {}

    static JsonNode scikit(String set) {
        try (InputStream in = Sets.class.getResourceAsStream("/golden/clustering/sklearn.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in)).path(set);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Matrix vectors(JsonNode rows) {
        Matrix vectors = Matrix.of(rows.size(), rows.path(0).size());
        for (int r = 0; r < vectors.rows(); r++) {
            for (int c = 0; c < vectors.columns(); c++) {
                vectors.values()[vectors.at(r) + c] =
                        (float) rows.path(r).path(c).asDouble();
            }
        }
        return vectors;
    }

    static int[] labels(JsonNode labels) {
        return labels.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    /// Labels numbered in the order in which they occur, so that equal partitions are equal.
    static int[] partition(int[] labels) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return IntStream.of(labels)
                .map(label -> numbers.computeIfAbsent(label, unseen -> numbers.size()))
                .toArray();
    }

    static double vMeasure(int[] gold, int[] labels) {
        double ofGold = entropy(gold.length, i -> gold[i]);
        double ofLabels = entropy(gold.length, i -> labels[i]);
        double ofBoth = entropy(gold.length, i -> gold[i] * gold.length + labels[i]);
        double shared = ofGold + ofLabels - ofBoth;
        double homogeneity = ofGold == 0 ? 1 : shared / ofGold;
        double completeness = ofLabels == 0 ? 1 : shared / ofLabels;
        return homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness);
    }

    private static double entropy(int items, ToIntFunction<Integer> label) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < items; i++) {
            counts.merge(label.applyAsInt(i), 1, Integer::sum);
        }
        double entropy = 0;
        for (int count : counts.values()) {
            double share = (double) count / items;
            entropy -= share * Math.log(share);
        }
        return entropy;
    }
}
