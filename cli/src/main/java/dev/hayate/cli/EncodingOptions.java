package dev.hayate.cli;

import dev.hayate.EmptyText;
import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How texts become vectors.
final class EncodingOptions {
    @Mixin
    private DimensionOption dimension = new DimensionOption();

    @Option(names = "--normalize", description = "Scale every vector to length 1.")
    private boolean normalize;

    @Option(names = "--prompt-name", paramLabel = "NAME", description = "Put this prompt of the model before texts.")
    private @Nullable String promptName;

    @Option(names = "--max-tokens", paramLabel = "N", description = "The most tokens of a text; default no limit.")
    private @Nullable Integer maxTokens;

    @Option(names = "--overflow", paramLabel = "error|truncate", description = "What to do with longer texts.")
    private Overflow overflow = Overflow.ERROR;

    @Option(names = "--on-empty", paramLabel = "zero|error", description = "What to do with texts without tokens.")
    private String onEmpty = "zero";

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads;

    EncodeOptions options() {
        EncodeOptions options = dimension.applyTo(EncodeOptions.DEFAULT.threads(threads));
        if (normalize) {
            options = options.normalized();
        }
        if (promptName != null) {
            options = options.promptName(promptName);
        }
        if (maxTokens != null) {
            options = options.maxTokens(maxTokens, overflow);
        }
        return switch (onEmpty) {
            case "zero" -> options;
            case "error" -> options.onEmpty(EmptyText.ERROR);
            default -> throw CommandException.usage("--on-empty is zero or error, got " + onEmpty);
        };
    }
}
