package dev.hayate.server.cohere;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.engine.Truncation;
import dev.hayate.server.json.Choice;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v2/embed`: `model`, `input_type` and `texts`; `embedding_types` (float), `output_dimension`
/// (all), `max_tokens` (the model's limit) and `truncate` (`END`).
final class CohereBody {
    private static final Choice<InputType> INPUT_TYPES = new Choice<>(Map.of(
            "search_document", InputType.SEARCH_DOCUMENT,
            "search_query", InputType.SEARCH_QUERY,
            "classification", InputType.CLASSIFICATION,
            "clustering", InputType.CLUSTERING));
    private static final Choice<EmbeddingType> EMBEDDING_TYPES = new Choice<>(Map.of(
            "float", EmbeddingType.FLOAT,
            "binary", EmbeddingType.BINARY,
            "ubinary", EmbeddingType.UBINARY,
            "base64", EmbeddingType.BASE64));
    private static final Choice<Truncation> TRUNCATIONS =
            new Choice<>(Map.of("NONE", Truncation.NONE, "START", Truncation.START, "END", Truncation.END));

    private final InputReader reader;
    private final Set<EmbeddingType> types = EnumSet.noneOf(EmbeddingType.class);
    private EncodeOptions options = EncodeOptions.DEFAULT.normalized();
    private Truncation truncation = Truncation.END;

    @Nullable
    private String model;

    @Nullable
    private InputType inputType;

    @Nullable
    private List<String> texts;

    private CohereBody(RequestLimits limits) {
        this.reader = new InputReader("texts", limits);
    }

    static CohereBody read(byte[] json, RequestLimits limits) {
        CohereBody body = new CohereBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "model" -> model = value.string();
            case "input_type" -> inputType = INPUT_TYPES.read(value);
            case "texts" -> texts = reader.texts(value);
            case "images", "inputs" -> throw value.problem("only texts can be embedded: give them as texts");
            case "embedding_types" -> value.array(type -> types.add(embeddingType(type)));
            case "output_dimension" -> options = options.truncateTo(value.integer(1, Integer.MAX_VALUE));
            case "max_tokens" -> options = options.maxTokens(value.integer(1, Integer.MAX_VALUE), Overflow.TRUNCATE);
            case "truncate" -> truncation = TRUNCATIONS.read(value);
            default -> value.skip();
        }
    }

    private static EmbeddingType embeddingType(JsonBody value) {
        String type = value.string();
        if (type.equals("int8") || type.equals("uint8")) {
            throw value.problem("int8 and uint8 need the ranges of your corpus, which the server does not have: take"
                    + " float and quantize with dev.hayate.Quantization, or take binary or ubinary");
        }
        return EMBEDDING_TYPES.read(value);
    }

    String model() {
        return Present.required(model, "model");
    }

    InputType inputType() {
        return Present.required(inputType, "input_type");
    }

    List<String> texts() {
        return Present.required(texts, "texts");
    }

    Set<EmbeddingType> types() {
        return types.isEmpty() ? EnumSet.of(EmbeddingType.FLOAT) : types;
    }

    /// How texts are embedded; the prompt is up to the [InputType].
    EncodeOptions options() {
        return options;
    }

    Truncation truncation() {
        return truncation;
    }
}
