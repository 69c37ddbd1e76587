package dev.hayate.evaluation;

import dev.hayate.numerics.Measure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The measures of nearness that a search is tried with, by JMTEB's names.
final class SearchMeasures {
    /// The measure where nothing chooses.
    static final String USUAL = "cosine_similarity";

    private static final Map<String, Measure> ALL = all();

    private SearchMeasures() {}

    private static Map<String, Measure> all() {
        Map<String, Measure> all = new LinkedHashMap<>();
        all.put(USUAL, Measure.COSINE);
        all.put("dot_score", Measure.DOT);
        all.put("euclidean_distance", Measure.EUCLIDEAN);
        return Collections.unmodifiableMap(all);
    }

    /// Those that a dev part chooses from; without one, the usual one alone.
    static Map<String, Measure> chosenBy(Optional<?> dev) {
        return dev.isPresent() ? ALL : Map.of(USUAL, Measure.COSINE);
    }

    /// The measure of a name.
    static Measure named(String name) {
        Measure measure = ALL.get(name);
        if (measure == null) {
            throw new IllegalStateException("there is no measure " + name + ", only " + ALL.keySet());
        }
        return measure;
    }
}
