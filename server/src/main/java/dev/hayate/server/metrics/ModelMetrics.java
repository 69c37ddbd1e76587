package dev.hayate.server.metrics;

import dev.hayate.EncodeCounts;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;

/// The counts of one model. Safe for all threads.
public final class ModelMetrics {
    private final CounterDataPoint texts;
    private final CounterDataPoint tokens;
    private final CounterDataPoint truncated;
    private final CounterDataPoint unknown;
    private final CounterDataPoint empty;

    ModelMetrics(
            CounterDataPoint texts,
            CounterDataPoint tokens,
            CounterDataPoint truncated,
            CounterDataPoint unknown,
            CounterDataPoint empty) {
        this.texts = texts;
        this.tokens = tokens;
        this.truncated = truncated;
        this.unknown = unknown;
        this.empty = empty;
    }

    /// Adds what has passed through the model.
    public void encoded(EncodeCounts counts) {
        texts.inc(counts.texts());
        tokens.inc(counts.tokens());
        add(truncated, counts.truncated());
        add(unknown, counts.unknown());
        add(empty, counts.empty());
    }

    private static void add(CounterDataPoint counter, long more) {
        if (more > 0) {
            counter.inc(more);
        }
    }
}
