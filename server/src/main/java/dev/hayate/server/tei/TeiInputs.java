package dev.hayate.server.tei;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.engine.Input;
import java.util.List;

/// Inputs as TEI looks at them: an empty one has no vector but is an error.
final class TeiInputs {
    private TeiInputs() {}

    static List<Input> texts(List<String> texts) {
        return texts.stream().<Input>map(Input.Text::new).toList();
    }

    /// @param place what holds them
    /// @throws ApiException with [Problem#EMPTY] if there is none, or one of them is empty
    static void requireFilled(List<Input> inputs, String place) {
        if (inputs.isEmpty()) {
            throw new ApiException(Problem.EMPTY, place + " cannot be empty");
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (length(inputs.get(i)) == 0) {
                throw new ApiException(Problem.EMPTY, place + " cannot be empty: item " + i + " is");
            }
        }
    }

    /// How many characters texts have; the ids of tokens count as one each.
    static long characters(List<Input> inputs) {
        return inputs.stream().mapToLong(TeiInputs::length).sum();
    }

    private static int length(Input input) {
        return switch (input) {
            case Input.Text(String text) -> text.codePointCount(0, text.length());
            case Input.Tokens(int[] ids) -> ids.length;
        };
    }
}
