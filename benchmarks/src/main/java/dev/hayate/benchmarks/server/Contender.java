package dev.hayate.benchmarks.server;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server that is measured.
///
/// @param name what tables call it
/// @param command how it is started
record Contender(String name, Command command) {
    /// How a server is started.
    @FunctionalInterface
    interface Command {
        List<String> at(int port, Load load);
    }

    /// `hayate serve`.
    ///
    /// @param serve the command without a port, such as `./hayate serve`
    static Contender hayate(List<String> serve) {
        return new Contender("Hayate", (port, load) -> withPort(serve, port));
    }

    /// A few lines of Python around the same model.
    static Contender sentenceTransformers(Path python, Path script, Path model, int workers) {
        return new Contender(
                "sentence-transformers, FastAPI, " + workers + " processes",
                (port, load) -> List.of(
                        python.toString(),
                        script.toString(),
                        model.toString(),
                        Integer.toString(port),
                        Integer.toString(workers)));
    }

    /// Helidon with nothing behind it.
    ///
    /// @param sizes how large an answer is, for each load
    static Contender bareHelidon(Map<Load, Integer> sizes) {
        return new Contender("Helidon, constant answers of that size", (port, load) -> {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), BareHelidon.class.getName()));
            command.addAll(List.of(Integer.toString(port), String.valueOf(sizes.get(load))));
            return command;
        });
    }

    static List<String> withPort(List<String> serve, int port) {
        List<String> command = new ArrayList<>(serve);
        command.addAll(List.of("--port", Integer.toString(port)));
        return command;
    }
}
