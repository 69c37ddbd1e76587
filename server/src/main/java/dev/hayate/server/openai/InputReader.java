package dev.hayate.server.openai;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.engine.Input;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.JsonBody.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads `input`: a text, texts, the ids of one text, or of several. For one request.
final class InputReader {
    private static final int[] NO_IDS = {};

    private final int maxInputs;
    private List<Input> inputs = List.of();
    private int[] ids = NO_IDS;
    private int idCount;

    InputReader(int maxInputs) {
        this.maxInputs = maxInputs;
    }

    /// What was read.
    ///
    /// @throws ApiException if there was no `input`
    List<Input> inputs() {
        if (inputs.isEmpty()) {
            throw ApiException.invalid("input", "input: expected a string, or an array of strings or token ids");
        }
        return inputs;
    }

    void read(JsonBody value) {
        switch (value.kind()) {
            case STRING -> inputs = List.of(text(value));
            case ARRAY -> readArray(value);
            case NUMBER, BOOLEAN, NULL, OBJECT ->
                throw value.problem("expected a string, or an array of strings or token ids");
        }
    }

    private void readArray(JsonBody value) {
        List<Input> several = new ArrayList<>();
        value.array(element -> {
            if (element.kind() == Kind.NUMBER && several.isEmpty()) {
                addId(element);
            } else if (idCount == 0) {
                several.add(input(element));
            } else {
                throw element.problem("expected a token id, as the elements before");
            }
            if (several.size() > maxInputs) {
                throw ApiException.invalid("input", "input: expected at most " + maxInputs + " elements");
            }
        });
        inputs = idCount > 0 ? List.of(takeIds()) : several;
        if (inputs.isEmpty()) {
            throw ApiException.invalid("input", "input: an empty array has no vectors");
        }
    }

    private Input input(JsonBody element) {
        return switch (element.kind()) {
            case STRING -> text(element);
            case ARRAY -> tokens(element);
            case NUMBER, BOOLEAN, NULL, OBJECT -> throw element.problem("expected a string or an array of token ids");
        };
    }

    private static Input text(JsonBody value) {
        String text = value.string();
        if (text.isEmpty()) {
            throw value.problem("an empty string has no vector");
        }
        return new Input.Text(text);
    }

    private Input tokens(JsonBody element) {
        element.array(this::addId);
        if (idCount == 0) {
            throw ApiException.invalid("input", "input: an empty array of token ids has no vector");
        }
        return takeIds();
    }

    private void addId(JsonBody element) {
        if (idCount == ids.length) {
            ids = Arrays.copyOf(ids, Math.max(16, 2 * idCount));
        }
        ids[idCount++] = element.integer(0, Integer.MAX_VALUE);
    }

    private Input takeIds() {
        int[] taken = Arrays.copyOf(ids, idCount);
        idCount = 0;
        return new Input.Tokens(taken);
    }
}
