package dev.hayate.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The machine that figures come from. A figure without it says nothing.
public final class MachineFacts {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    private MachineFacts() {}

    /// The facts, a line each.
    public static List<String> list() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return List.of(
                "date: " + LocalDate.now(ZoneOffset.UTC),
                "processor: %s, %d cores for this process"
                        .formatted(processor(), Runtime.getRuntime().availableProcessors()),
                String.format(Locale.ROOT, "memory: %.0f GiB", system.getTotalMemorySize() / (double) (1L << 30)),
                "system: %s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                "JDK: %s %s".formatted(System.getProperty("java.vendor"), Runtime.version()),
                "JVM options: "
                        + String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()),
                load());
    }

    /// How busy the machine is now: with more running than it has cores, figures are worth little.
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "load average: not known" : String.format(Locale.ROOT, "load average: %.2f", load);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("not known");
        } catch (IOException noSuchFile) {
            return "not known";
        }
    }
}
