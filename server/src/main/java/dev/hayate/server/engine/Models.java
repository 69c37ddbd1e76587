package dev.hayate.server.engine;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.metrics.Metrics;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Models by name. Names never change, what stands behind one may. Safe for all threads.
final class Models {
    private final Map<String, ModelPlace> places = new LinkedHashMap<>();
    private final Map<String, ModelPlace> names = new HashMap<>();

    Models(List<ServedModel> models, Map<String, String> aliases, Metrics metrics) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("expected at least one model, got none");
        }
        for (ServedModel model : models) {
            ModelPlace place = new ModelPlace(model, metrics);
            if (places.put(model.name(), place) != null) {
                throw new IllegalArgumentException("two models are named " + model.name());
            }
            names.put(model.name(), place);
        }
        names.put("", places.get(models.getFirst().name()));
        aliases.forEach(this::alias);
    }

    private void alias(String alias, String name) {
        ModelPlace place = places.get(name);
        if (place == null) {
            throw new IllegalArgumentException(
                    alias + " cannot stand for " + name + ": no such model; there are: " + list());
        }
        if (names.putIfAbsent(alias, place) != null) {
            throw new IllegalArgumentException(alias + " is the name of a model already");
        }
    }

    List<ServedModel> all() {
        return places.values().stream().map(ModelPlace::model).toList();
    }

    ModelPlace named(String name) {
        ModelPlace place = names.get(name);
        if (place == null) {
            throw new ApiException(Problem.NO_SUCH_MODEL, "no such model; there are: " + list());
        }
        return place;
    }

    private String list() {
        return String.join(", ", places.keySet());
    }

    Reload reload(ModelSource source) {
        ModelPlace place = named(source.name());
        String before = place.model().fingerprint();
        try {
            ServedModel next = source.load();
            if (next.fingerprint().equals(before)) {
                next.model().close();
                return new Reload.Unchanged(source.name(), before);
            }
            place.replace(next);
            return new Reload.Replaced(source.name(), before, next.fingerprint());
        } catch (IOException | RuntimeException e) {
            return new Reload.Failed(source.name(), before, e);
        }
    }

    void close() {
        places.values().forEach(ModelPlace::close);
    }
}
