package dev.hayate.spark;

import dev.hayate.EncodeOptions;
import java.io.Serializable;

/// How a column of texts becomes a column of vectors.
///
/// @param dimension how many leading values of every vector to keep; 0 for the model's own
/// @param normalize whether to scale every vector to length 1 after truncation
/// @param prompt the name of a prompt of the model that is put before every text; empty for its default
public record EmbedOptions(int dimension, boolean normalize, String prompt) implements Serializable {
    /// All dimensions, not normalised, the default prompt.
    public static final EmbedOptions DEFAULT = new EmbedOptions(0, false, "");

    /// Checks the dimension.
    ///
    /// @throws IllegalArgumentException if it is negative
    public EmbedOptions {
        if (dimension < 0) {
            throw new IllegalArgumentException("dimension must be at least 0, got " + dimension);
        }
    }

    EncodeOptions encodeOptions() {
        EncodeOptions options = EncodeOptions.DEFAULT;
        if (dimension > 0) {
            options = options.truncateTo(dimension);
        }
        if (normalize) {
            options = options.normalized();
        }
        return prompt.isEmpty() ? options : options.promptName(prompt);
    }
}
