package dev.hayate.evaluation.trec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Maps of maps that keep their order.
final class OrderedMaps {
    private OrderedMaps() {}

    static Map<String, Map<String, Double>> copyOf(Map<String, Map<String, Double>> maps) {
        Map<String, Map<String, Double>> copy = new LinkedHashMap<>();
        maps.forEach((key, map) -> copy.put(key, Collections.unmodifiableMap(new LinkedHashMap<>(map))));
        return Collections.unmodifiableMap(copy);
    }
}
