package dev.hayate.server.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.IntSupplier;

/// The processors that encoding shares, and who waits for one. Safe for all threads.
public final class ProcessorMetrics {
    private static final double SECONDS_PER_NANO = 1e-9;

    /// In seconds.
    private static final double[] WAITS = {0.0001, 0.001, 0.01, 0.1, 1, 10};

    private final PrometheusRegistry registry;
    private final Histogram waits;

    ProcessorMetrics(PrometheusRegistry registry) {
        this.registry = registry;
        this.waits = Histogram.builder()
                .name("hayate_encode_wait_seconds")
                .help("How long work waited for a processor; work that did not wait is not counted.")
                .classicOnly()
                .classicUpperBounds(WAITS)
                .withoutExemplars()
                .register(registry);
    }

    /// Shows these figures whenever somebody asks. For one call.
    ///
    /// @param permits how many pieces of work may run at once
    /// @param inUse how many of them run
    /// @param waiting how many wait
    public void show(int permits, IntSupplier inUse, IntSupplier waiting) {
        gauge("hayate_encode_permits", "Pieces of work that may be encoded at once.", () -> permits);
        gauge("hayate_encode_permits_in_use", "Pieces of work that are being encoded.", inUse);
        gauge("hayate_encode_waiting", "Pieces of work that wait for a processor.", waiting);
    }

    private void gauge(String name, String help, IntSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(gauge -> gauge.call(value.getAsInt()))
                .register(registry);
    }

    /// Work has waited this long.
    public void waited(long nanos) {
        waits.observe(nanos * SECONDS_PER_NANO);
    }
}
