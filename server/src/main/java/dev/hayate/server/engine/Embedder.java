package dev.hayate.server.engine;

import dev.hayate.EncodeOptions;
import dev.hayate.Prompt;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Problem;
import java.util.List;

/// Vectors for callers, whatever their API: what they may have got wrong is found before any work is done.
///
/// @param engine does the work
public record Embedder(Engine engine) {

    /// Vectors of the inputs of a call, which is charged for them.
    ///
    /// @param model the name of a model, or empty for the default one
    /// @throws ApiException with [Problem#EMPTY] if there are no inputs, with [Problem#UNPROCESSABLE] if the model
    ///     has no such dimension, prompt or token, or inputs are too long for the truncation; and as
    ///     [Call#charge(int)] and [Engine#embed(EmbedRequest)]
    public Embedded embed(Call call, String model, List<Input> inputs, EncodeOptions options, Truncation truncation) {
        if (inputs.isEmpty()) {
            throw new ApiException(Problem.EMPTY, "expected at least one input, got none");
        }
        call.charge(inputs.size());
        engine.withModel(model, served -> {
            requireDimension(served, options);
            requirePrompt(served, options.prompt());
            requireTokens(served, inputs);
            return served;
        });
        EmbedRequest request = new EmbedRequest(model, inputs, options, call.deadline());
        Embedded embedded = engine.embed(request.onOverflow(truncation.overflow()));
        truncation.require(embedded.counts());
        return embedded;
    }

    private static void requireDimension(ServedModel served, EncodeOptions options) {
        int most = served.model().table().dimension();
        if (options.dimension() > most) {
            throw new ApiException(
                    Problem.UNPROCESSABLE,
                    "the model has dimensions from 1 to " + most + ", not " + options.dimension());
        }
    }

    private static void requirePrompt(ServedModel served, Prompt prompt) {
        if (prompt instanceof Prompt.Named(String name)) {
            promptNamed(served, name);
        }
    }

    /// A prompt of a model.
    ///
    /// @throws ApiException with [Problem#UNPROCESSABLE] if it has none of that name
    public static String promptNamed(ServedModel served, String name) {
        String prompt = served.model().prompts().get(name);
        if (prompt == null) {
            throw new ApiException(
                    Problem.UNPROCESSABLE,
                    "the model has no such prompt; there are: "
                            + String.join(", ", served.model().prompts().keySet()));
        }
        return prompt;
    }

    private static void requireTokens(ServedModel served, List<Input> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) instanceof Input.Tokens(int[] ids)) {
                requireTokens(served, ids, i);
            }
        }
    }

    /// Refuses ids that are no tokens of a model.
    ///
    /// @param item the place of the ids among others, from 0
    /// @throws ApiException with [Problem#UNPROCESSABLE]
    public static void requireTokens(ServedModel served, int[] ids, int item) {
        int most = served.model().tokenizer().vocabularySize() - 1;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] < 0 || ids[i] > most) {
                throw new ApiException(
                        Problem.UNPROCESSABLE,
                        "item " + item + ", token " + i + ": expected an id from 0 to " + most + ", got " + ids[i]);
            }
        }
    }
}
