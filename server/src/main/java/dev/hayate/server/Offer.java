package dev.hayate.server;

import dev.hayate.server.engine.Engine;
import dev.hayate.server.search.ServedIndex;
import java.util.Optional;

/// What a server answers with.
///
/// @param engine the models
/// @param index an index to search, if there is one; whoever opened it closes it after the server
public record Offer(Engine engine, Optional<ServedIndex> index) {

    /// Models alone.
    public Offer(Engine engine) {
        this(engine, Optional.empty());
    }
}
