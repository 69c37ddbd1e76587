package dev.hayate.server.metrics;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.SummaryWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Quantiles;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.util.function.ToLongFunction;

/// The process and its virtual machine, under the names that Prometheus' own instrumentation gives them. Beans
/// are asked for when somebody wants to see them, since loading them takes time that a start does not have.
final class JvmMetrics {
    private static final double SECONDS_PER_MILLI = 1e-3;
    private static final double SECONDS_PER_NANO = 1e-9;

    private JvmMetrics() {}

    static void register(PrometheusRegistry registry) {
        memory(registry, "jvm_memory_used_bytes", "Memory in use.", MemoryUsage::getUsed);
        memory(
                registry,
                "jvm_memory_committed_bytes",
                "Memory that is reserved from the system.",
                MemoryUsage::getCommitted);
        memory(registry, "jvm_memory_max_bytes", "The most memory that may be used; -1 for any.", MemoryUsage::getMax);
        threads(registry);
        collections(registry);
        process(registry);
    }

    private static void memory(
            PrometheusRegistry registry, String name, String help, ToLongFunction<MemoryUsage> bytes) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames("area")
                .callback(gauge -> {
                    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
                    gauge.call((double) bytes.applyAsLong(memory.getHeapMemoryUsage()), "heap");
                    gauge.call((double) bytes.applyAsLong(memory.getNonHeapMemoryUsage()), "nonheap");
                })
                .register(registry);
    }

    private static void threads(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Platform threads.")
                .callback(
                        gauge -> gauge.call(ManagementFactory.getThreadMXBean().getThreadCount()))
                .register(registry);
    }

    private static void collections(PrometheusRegistry registry) {
        SummaryWithCallback.builder()
                .name("jvm_gc_collection_seconds")
                .help("Time spent in a garbage collector.")
                .labelNames("gc")
                .callback(summary -> {
                    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                        summary.call(
                                collector.getCollectionCount(),
                                collector.getCollectionTime() * SECONDS_PER_MILLI,
                                Quantiles.EMPTY,
                                collector.getName());
                    }
                })
                .register(registry);
    }

    private static void process(PrometheusRegistry registry) {
        GaugeWithCallback.builder()
                .name("process_start_time_seconds")
                .help("When the process began, in seconds since 1970.")
                .callback(
                        gauge -> gauge.call(ManagementFactory.getRuntimeMXBean().getStartTime() * SECONDS_PER_MILLI))
                .register(registry);
        CounterWithCallback.builder()
                .name("process_cpu_seconds")
                .help("Processor time that the process has taken.")
                .callback(counter -> ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .ifPresent(time -> counter.call(time.toNanos() * SECONDS_PER_NANO)))
                .register(registry);
    }
}
