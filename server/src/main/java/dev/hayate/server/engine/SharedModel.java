package dev.hayate.server.engine;

import java.util.concurrent.atomic.AtomicInteger;

/// A model that is closed when the last one who uses it is done and its place has been given away. Safe for all
/// threads.
final class SharedModel {
    private final ServedModel model;

    /// Who uses it; its place counts as one.
    private final AtomicInteger users = new AtomicInteger(1);

    SharedModel(ServedModel model) {
        this.model = model;
    }

    ServedModel model() {
        return model;
    }

    /// Takes a share, unless the model is closed. Each share is given back by [#release()].
    boolean retain() {
        int seen = users.get();
        while (seen > 0) {
            int before = users.compareAndExchange(seen, seen + 1);
            if (before == seen) {
                return true;
            }
            seen = before;
        }
        return false;
    }

    /// Gives a share back.
    void release() {
        if (users.decrementAndGet() == 0) {
            model.model().close();
        }
    }
}
