package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import picocli.CommandLine.Option;

/// Which model a command uses.
final class ModelOption {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = "${env:HAYATE_MODEL:-}",
            description =
                    "A folder or a hub id like org/name@revision. Default: $HAYATE_MODEL, else the bundled model.")
    private String model = "";

    StaticEmbeddingModel load() throws IOException {
        return load(model);
    }

    static StaticEmbeddingModel load(String model) throws IOException {
        return model.isEmpty() ? StaticEmbeddingModel.bundled() : StaticEmbeddingModel.load(model);
    }
}
