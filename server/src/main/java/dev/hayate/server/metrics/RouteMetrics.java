package dev.hayate.server.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;

/// The counts of one route. Safe for all threads; a call takes some nanoseconds and allocates nothing.
public final class RouteMetrics {
    private static final double SECONDS_PER_NANO = 1e-9;
    private static final int STATUSES = 600;

    private final AtomicReferenceArray<CounterDataPoint> requests = new AtomicReferenceArray<>(STATUSES);
    private final IntFunction<CounterDataPoint> requestsOf;
    private final DistributionDataPoint seconds;

    RouteMetrics(IntFunction<CounterDataPoint> requestsOf, DistributionDataPoint seconds) {
        this.requestsOf = requestsOf;
        this.seconds = seconds;
    }

    /// A request is over.
    ///
    /// @param status the HTTP status of its answer, below 600; 499 if the client went away
    /// @param nanos how long it took
    public void finished(int status, long nanos) {
        seconds.observe(nanos * SECONDS_PER_NANO);
        requests(status).inc();
    }

    private CounterDataPoint requests(int status) {
        CounterDataPoint known = requests.getAcquire(status);
        if (known == null) {
            known = requestsOf.apply(status);
            requests.setRelease(status, known);
        }
        return known;
    }
}
