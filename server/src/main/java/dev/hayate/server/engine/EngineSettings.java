package dev.hayate.server.engine;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import java.util.Map;

/// How an [Engine] works. Start from [#DEFAULT] and change what differs.
///
/// @param processors how many pieces of work may be encoded at once; at least 1
/// @param maxBatch how many inputs a request may have; at least 1
/// @param maxTokens how many tokens an input may have; [EncodeOptions#MODEL_LIMIT] for the model's own rule,
///     which always truncates
/// @param overflow what becomes of a longer input if its request does not say
/// @param aliases further names, each with the name of the model that it stands for
public record EngineSettings(
        int processors, int maxBatch, int maxTokens, Overflow overflow, Map<String, String> aliases) {

    /// All processors, 2048 inputs a request (as OpenAI has it), the model's own limit of tokens, longer inputs
    /// truncated, no aliases.
    public static final EngineSettings DEFAULT = new EngineSettings(
            Runtime.getRuntime().availableProcessors(), 2048, EncodeOptions.MODEL_LIMIT, Overflow.TRUNCATE, Map.of());

    /// Checks every number.
    ///
    /// @throws IllegalArgumentException if one is out of range
    public EngineSettings {
        atLeast(1, "processors", processors);
        atLeast(1, "maxBatch", maxBatch);
        atLeast(0, "maxTokens", maxTokens);
        aliases = Map.copyOf(aliases);
    }

    /// Encodes that many pieces of work at once.
    public EngineSettings processors(int processors) {
        return new EngineSettings(processors, maxBatch, maxTokens, overflow, aliases);
    }

    /// Takes that many inputs a request.
    public EngineSettings maxBatch(int maxBatch) {
        return new EngineSettings(processors, maxBatch, maxTokens, overflow, aliases);
    }

    /// Limits the tokens of an input.
    public EngineSettings maxTokens(int maxTokens, Overflow overflow) {
        return new EngineSettings(processors, maxBatch, maxTokens, overflow, aliases);
    }

    /// Gives models further names.
    public EngineSettings aliases(Map<String, String> aliases) {
        return new EngineSettings(processors, maxBatch, maxTokens, overflow, aliases);
    }

    private static void atLeast(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
        }
    }
}
