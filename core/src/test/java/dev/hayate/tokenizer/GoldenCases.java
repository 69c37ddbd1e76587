package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// The entries that the `make.py` of a folder of golden cases wrote with HF tokenizers.
public final class GoldenCases {
    private GoldenCases() {}

    /// The entries of `/golden/{folder}/cases.json`.
    public static List<Json> entries(String folder) throws IOException {
        String resource = "/golden/" + folder + "/cases.json";
        try (InputStream in = GoldenCases.class.getResourceAsStream(resource)) {
            return Json.parse(
                            folder + "/cases.json",
                            Objects.requireNonNull(in, resource).readAllBytes())
                    .elements();
        }
    }

    /// An array of strings.
    public static List<String> strings(Json array) {
        return array.elements().stream().map(Json::string).toList();
    }

    /// An array of whole numbers.
    public static int[] ints(Json array) {
        return array.elements().stream().mapToInt(Json::integer).toArray();
    }
}
