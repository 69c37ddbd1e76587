package dev.hayate.server.page;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.json.JsonBody;
import java.util.HashMap;
import java.util.Map;

/// Two texts to be compared.
///
/// @param model a name, empty for the default model
/// @param first a text
/// @param second a text
/// @param dimension how many values of the vectors count, 0 for all
record ExplainRequest(String model, String first, String second, int dimension) {

    static ExplainRequest read(byte[] body) {
        Map<String, String> texts = new HashMap<>();
        int[] dimension = {0};
        JsonBody.read(body, (name, value) -> {
            switch (name) {
                case "a", "b", "model" -> texts.put(name, value.string());
                case "dimension" -> dimension[0] = value.integer(1, Integer.MAX_VALUE);
                default -> value.skip();
            }
        });
        return new ExplainRequest(
                texts.getOrDefault("model", ""), needed(texts, "a"), needed(texts, "b"), dimension[0]);
    }

    private static String needed(Map<String, String> texts, String name) {
        String text = texts.get(name);
        if (text == null) {
            throw ApiException.invalid(name, name + ": expected a text");
        }
        return text;
    }
}
