package dev.hayate.server.tei;

import dev.hayate.server.engine.Embedded;
import dev.hayate.server.engine.Input;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The headers in which TEI tells what an answer has cost. Those that would split its time further are left out.
final class ComputeHeaders {
    private ComputeHeaders() {}

    /// @param start when work began, as [System#nanoTime()]
    static Map<String, String> of(long start, List<Input> inputs, Embedded embedded) {
        String milliseconds = Long.toString(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return Map.of(
                "x-compute-type",
                "cpu",
                "x-compute-time",
                milliseconds,
                "x-total-time",
                milliseconds,
                "x-compute-characters",
                Long.toString(TeiInputs.characters(inputs)),
                "x-compute-tokens",
                Long.toString(embedded.counts().tokens()));
    }
}
