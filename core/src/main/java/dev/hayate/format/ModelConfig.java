package dev.hayate.format;

import dev.hayate.Similarity;
import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What `config_sentence_transformers.json` says about the use of a model. Immutable.
///
/// @param prompts text by name; as in sentence-transformers there is always one named `query` and one named
///     `document`, empty if the file has none
/// @param defaultPromptName the prompt put before every text for which no other is asked
/// @param similarity how its vectors want to be compared
/// @param truncateDimension how many values of a vector to keep when nothing else is asked
public record ModelConfig(
        Map<String, String> prompts,
        Optional<String> defaultPromptName,
        Similarity similarity,
        OptionalInt truncateDimension) {

    static final String FILE = "config_sentence_transformers.json";

    /// The model type that sentence-transformers writes for models that make one vector of a text.
    static final String MODEL_TYPE = "SentenceTransformer";

    /// What counts where there is no such file.
    public static final ModelConfig DEFAULT =
            new ModelConfig(withStandardNames(Map.of()), Optional.empty(), Similarity.COSINE, OptionalInt.empty());

    /// Keeps a copy of the prompts, in their order.
    public ModelConfig {
        prompts = Collections.unmodifiableMap(new LinkedHashMap<>(prompts));
    }

    static ModelConfig read(ModelFiles files) throws IOException {
        return files.exists(FILE) ? read(Json.parse(files.nameOf(FILE), files.read(FILE))) : DEFAULT;
    }

    private static ModelConfig read(Json json) {
        Json type = json.member("model_type");
        if (!type.isNull() && !type.string().equals(MODEL_TYPE)) {
            throw type.error("\"" + type.string() + "\" models do not make one vector of a text; expected \""
                    + MODEL_TYPE + "\"");
        }
        Map<String, String> prompts = withStandardNames(readPrompts(json));
        Json name = json.member("default_prompt_name");
        Optional<String> defaultPromptName = Optional.ofNullable(name.stringOrNull());
        if (defaultPromptName.isPresent() && !prompts.containsKey(defaultPromptName.get())) {
            throw name.error("no prompt is named \"" + defaultPromptName.get() + "\"; there are " + prompts.keySet());
        }
        return new ModelConfig(prompts, defaultPromptName, readSimilarity(json), readDimension(json));
    }

    private static Map<String, String> readPrompts(Json json) {
        Map<String, String> prompts = new LinkedHashMap<>();
        if (json.has("prompts")) {
            Json texts = json.member("prompts");
            for (String name : texts.object().keySet()) {
                Json text = texts.member(name);
                prompts.put(name, text.isNull() ? "" : text.string());
            }
        }
        return prompts;
    }

    private static Map<String, String> withStandardNames(Map<String, String> read) {
        Map<String, String> prompts = new LinkedHashMap<>();
        prompts.put("query", "");
        prompts.put("document", "");
        prompts.putAll(read);
        return prompts;
    }

    private static Similarity readSimilarity(Json json) {
        Json name = json.member("similarity_fn_name");
        if (name.isNull()) {
            return Similarity.COSINE;
        }
        return Arrays.stream(Similarity.values())
                .filter(similarity -> similarity.configName().equals(name.string()))
                .findFirst()
                .orElseThrow(() -> name.error(
                        "unknown similarity \"" + name.string() + "\"; known are cosine, dot, euclidean, manhattan"));
    }

    private static OptionalInt readDimension(Json json) {
        Json dimension = json.member("truncate_dim");
        if (dimension.isNull()) {
            return OptionalInt.empty();
        }
        if (dimension.integer() < 1) {
            throw dimension.error("a dimension must be at least 1, got " + dimension.integer());
        }
        return OptionalInt.of(dimension.integer());
    }
}
