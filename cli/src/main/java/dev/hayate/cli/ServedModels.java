package dev.hayate.cli;

import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.EngineSettings;
import dev.hayate.server.engine.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which models a server has, and what it calls them.
final class ServedModels {
    private static final String BUNDLED = "hayate-ja";

    @Option(
            names = {"-m", "--model"},
            paramLabel = "[NAME=]MODEL",
            defaultValue = "${env:HAYATE_MODEL:-}",
            description = "A folder or a hub id like org/name@revision, and what requests call it. May be repeated;"
                    + " the first answers requests that name no model. Default: $$HAYATE_MODEL, else the bundled"
                    + " model.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--served-model-name",
            paramLabel = "NAME",
            defaultValue = "${env:HAYATE_SERVED_MODEL_NAME}",
            description = "What requests call the first model.")
    private @Nullable String firstName;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /// A model and what requests call it.
    ///
    /// @param model a folder, a hub id, or empty for the bundled model
    record Source(String name, String model) {}

    /// Loads all of them, the default one first.
    Engine load(EngineSettings settings, Terminal terminal) throws IOException {
        boolean quiet = ((Hayate) command.root().userObject()).quiet();
        List<ModelSource> places = sources(terminal).stream()
                .map(source -> new ModelSource(source.name(), () -> ModelOption.load(source.model(), terminal, quiet)))
                .toList();
        try {
            return Engine.load(places, settings);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    private List<Source> sources(Terminal terminal) {
        List<Source> sources = new ArrayList<>();
        for (String argument : models.isEmpty() ? List.of("") : models) {
            Source source = source(argument, terminal);
            Source named = sources.isEmpty() && firstName != null ? new Source(firstName, source.model()) : source;
            if (sources.stream().anyMatch(other -> other.name().equals(named.name()))) {
                throw CommandException.usage(
                        "two models are called " + named.name() + "; --model NAME=MODEL gives one another name");
            }
            sources.add(named);
        }
        return sources;
    }

    static Source source(String argument, Terminal terminal) {
        int equals = argument.indexOf('=');
        if (equals > 0 && !Files.exists(terminal.resolve(argument))) {
            return new Source(argument.substring(0, equals), argument.substring(equals + 1));
        }
        if (argument.isEmpty()) {
            return new Source(BUNDLED, "");
        }
        Path folder = terminal.resolve(argument);
        return new Source(
                Files.exists(folder)
                        ? folder.toAbsolutePath().normalize().getFileName().toString()
                        : argument,
                argument);
    }
}
