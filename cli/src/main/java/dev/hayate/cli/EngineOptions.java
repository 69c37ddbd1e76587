package dev.hayate.cli;

import dev.hayate.Overflow;
import dev.hayate.server.engine.EngineSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a server encodes what it is asked for.
final class EngineOptions {
    @Option(
            names = "--max-batch",
            paramLabel = "N",
            defaultValue = "${env:HAYATE_MAX_BATCH:-2048}",
            description = "How many texts a request may have. Default: 2048.")
    private int maxBatch;

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            defaultValue = "${env:HAYATE_MAX_TOKENS}",
            description = "The most tokens of a text. Default: the model's own limit, if it has one.")
    private @Nullable Integer maxTokens;

    @Option(
            names = "--overflow",
            paramLabel = "error|truncate",
            defaultValue = "${env:HAYATE_OVERFLOW:-truncate}",
            description = "What to do with longer texts, unless the request says so. Default: truncate.")
    private Overflow overflow = Overflow.TRUNCATE;

    @Option(
            names = "--alias",
            paramLabel = "NAME=MODEL",
            description = "Another name for a model, such as text-embedding-3-small=hayate-ja. May be repeated.")
    private Map<String, String> aliases = new LinkedHashMap<>();

    EngineSettings settings() {
        requirePositive("--max-batch", maxBatch);
        EngineSettings settings = EngineSettings.DEFAULT.maxBatch(maxBatch).aliases(aliases);
        if (maxTokens == null) {
            return settings;
        }
        requirePositive("--max-tokens", maxTokens);
        return settings.maxTokens(maxTokens, overflow);
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw CommandException.usage(option + " must be at least 1, got " + value);
        }
    }
}
