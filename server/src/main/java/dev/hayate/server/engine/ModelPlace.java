package dev.hayate.server.engine;

import dev.hayate.server.metrics.Metrics;
import dev.hayate.server.metrics.ModelMetrics;
import java.util.function.Function;

/// Where the model of a name stands; may be given another model at any time. Safe for all threads.
final class ModelPlace {
    private final Metrics metrics;
    private final ModelMetrics counts;
    private volatile SharedModel current;

    ModelPlace(ServedModel model, Metrics metrics) {
        this.metrics = metrics;
        this.counts = metrics.model(model.name());
        this.current = new SharedModel(model);
        show(model);
    }

    private void show(ServedModel model) {
        metrics.loaded(model.name(), model.fingerprint(), model.model().dimension());
    }

    ServedModel model() {
        return current.model();
    }

    ModelMetrics counts() {
        return counts;
    }

    /// Lends the model; it stays open until the work is done.
    <R> R lend(Function<ServedModel, R> work) {
        SharedModel shared = retained();
        try {
            return work.apply(shared.model());
        } finally {
            shared.release();
        }
    }

    private SharedModel retained() {
        SharedModel shared = current;
        while (!shared.retain()) {
            SharedModel next = current;
            if (next == shared) {
                throw Processors.stopping();
            }
            shared = next;
        }
        return shared;
    }

    /// Puts another model here. The one before is closed as soon as nobody uses it any more.
    synchronized void replace(ServedModel next) {
        SharedModel before = current;
        current = new SharedModel(next);
        show(next);
        before.release();
    }

    /// Lends nothing any more.
    void close() {
        current.release();
    }
}
