package dev.hayate.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs one comparison of the plan in a JVM of its own, with the same arguments and with native libraries held to
/// one thread. Its report goes where ours goes.
final class Fork {
    private static final List<String> ONE_THREAD = List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS");

    private final String[] arguments;
    private final Path natives;

    Fork(String[] arguments, Path natives) {
        this.arguments = arguments.clone();
        this.natives = natives;
    }

    /// Waits for the comparison.
    ///
    /// @return its exit code
    int run(int comparison) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-Dai.djl.pytorch.num_threads=1");
        command.add("-Dai.djl.pytorch.num_interop_threads=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        command.add("--fork=" + comparison);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        ONE_THREAD.forEach(variable -> environment.put(variable, "1"));
        environment.put("DJL_OFFLINE", "true");
        environment.put("DJL_CACHE_DIR", natives.toAbsolutePath().toString());
        return builder.start().waitFor();
    }
}
