package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is tried at a task, choice by choice, of which the dev part chooses the best; without a dev part it is the
/// usual one. A value that is not defined counts as 0 and is told.
final class Tries {
    private final String metric;
    private final String usual;
    private final Map<String, Map<String, Double>> dev = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> test = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /// @param usual the choice where nothing chooses
    Tries(String metric, String usual) {
        this.metric = metric;
        this.usual = usual;
    }

    void dev(String choice, Map<String, Double> metrics) {
        dev.put(choice, defined(choice, "dev", metrics));
    }

    void test(String choice, Map<String, Double> metrics) {
        test.put(choice, defined(choice, "test", metrics));
    }

    void warn(String sentence) {
        if (!warnings.contains(sentence)) {
            warnings.add(sentence);
        }
    }

    private Map<String, Double> defined(String choice, String part, Map<String, Double> metrics) {
        Map<String, Double> defined = new LinkedHashMap<>();
        metrics.forEach((name, value) -> {
            if (Double.isNaN(value)) {
                warn(name + " of " + choice + " is not defined on the " + part + " part, whose values are all equal,"
                        + " and counts as 0");
            }
            defined.put(name, Double.isNaN(value) ? 0 : value);
        });
        return defined;
    }

    /// The first of the choices that did best on the dev part.
    String choice() {
        String best = usual;
        double value = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Map<String, Double>> tried : dev.entrySet()) {
            double reached = tried.getValue().getOrDefault(metric, Double.NEGATIVE_INFINITY);
            if (reached > value) {
                best = tried.getKey();
                value = reached;
            }
        }
        return best;
    }

    /// The outcome with the choice, which must have been tried at the test part.
    Outcome outcome(Contender contender, Items items) {
        String choice = choice();
        Double value = test.getOrDefault(choice, Map.of()).get(metric);
        if (value == null) {
            throw new IllegalStateException(choice + " was not tried, only " + test.keySet());
        }
        return new Outcome(contender, choice, metric, value, dev, test, items, List.copyOf(warnings));
    }
}
