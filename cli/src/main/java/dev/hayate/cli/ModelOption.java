package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.hub.HubModelId;
import dev.hayate.hub.ModelHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Which model a command uses.
final class ModelOption {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = "${env:HAYATE_MODEL:-}",
            description =
                    "A folder or a hub id like org/name@revision. Default: $HAYATE_MODEL, else the bundled model.")
    private String model = "";

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    /// The folder or hub id; empty for the bundled model.
    String name() {
        return model;
    }

    StaticEmbeddingModel load(Terminal terminal) throws IOException {
        return load(model, terminal, ((Hayate) command.root().userObject()).quiet());
    }

    /// @param model a folder, a hub id, or empty for the bundled model
    static StaticEmbeddingModel load(String model, Terminal terminal, boolean quiet) throws IOException {
        if (model.isEmpty()) {
            return StaticEmbeddingModel.bundled();
        }
        Path folder = terminal.resolve(model);
        if (Files.exists(folder)) {
            return StaticEmbeddingModel.load(folder);
        }
        Optional<HubModelId> id = HubModelId.parse(model);
        if (id.isEmpty()) {
            throw new NoSuchFileException(model, null, "no such folder, and not a hub id either, such as org/name");
        }
        try (DownloadBar bar = new DownloadBar(terminal, quiet)) {
            return StaticEmbeddingModel.load(ModelHub.fromEnvironment().model(id.get(), bar));
        }
    }
}
