package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many values of every vector a command uses.
final class DimensionOption {
    @Option(
            names = {"-d", "--dimension"},
            paramLabel = "DIM",
            description = "Use the first DIM values only.")
    private @Nullable Integer dimension;

    boolean isGiven() {
        return dimension != null;
    }

    EncodeOptions applyTo(EncodeOptions options) {
        return dimension == null ? options : options.truncateTo(dimension);
    }
}
