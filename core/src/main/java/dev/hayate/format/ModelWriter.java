package dev.hayate.format;

import dev.hayate.internal.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes models so that Hayate and, where their types allow it, Python can load them:
///
/// | layout | f32, f16, bf16 | i8 |
/// |---|---|---|
/// | sentence-transformers | yes | no: Python knows no scales, Hayate keeps them in `embedding.scale` |
/// | Model2Vec | f32 and f16; numpy has no bf16 | yes: the scales are its `weights` |
public final class ModelWriter {
    private static final String NORMALIZE_FOLDER = "1_Normalize";

    /// The version of sentence-transformers whose form the files have.
    private static final String SENTENCE_TRANSFORMERS_VERSION = "3.3.1";

    private ModelWriter() {}

    /// Writes a model. The folder appears only when it is complete.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if the folder exists and may not be overwritten
    public static void write(ModelContents model, ModelLayout layout, Path target, ExistingFolder existing)
            throws IOException {
        try (NewFolder folder = NewFolder.begin(target, existing)) {
            switch (layout) {
                case SENTENCE_TRANSFORMERS -> writeSentenceTransformers(model, folder.path());
                case MODEL2VEC -> writeModel2Vec(model, folder.path());
            }
            Files.writeString(folder.path().resolve("README.md"), model.card());
            folder.commit();
        }
    }

    private static void writeSentenceTransformers(ModelContents model, Path folder) throws IOException {
        Path embedding = Files.createDirectory(folder.resolve(ModelDirectory.STATIC_EMBEDDING_FOLDER));
        Files.write(embedding.resolve(ModelDirectory.TOKENIZER), model.tokenizerJson());
        TableWriter.write(
                model.rows(),
                model.type(),
                EmbeddingTensors.SENTENCE_TRANSFORMERS_NAME,
                EmbeddingTensors.SCALE,
                embedding.resolve(ModelDirectory.TENSORS));
        List<Object> modules = new ArrayList<>();
        modules.add(module(0, "0_StaticEmbedding", ModulesJson.STATIC_EMBEDDING));
        if (model.normalizes()) {
            modules.add(module(1, NORMALIZE_FOLDER, ModulesJson.NORMALIZE));
            Files.createDirectory(folder.resolve(NORMALIZE_FOLDER));
        }
        writeJson(folder.resolve(ModulesJson.FILE), modules);
        writeJson(folder.resolve(ModelConfig.FILE), config(model.config()));
    }

    private static Map<String, Object> module(int index, String path, String type) {
        Map<String, Object> module = new LinkedHashMap<>();
        module.put("idx", index);
        module.put("name", Integer.toString(index));
        module.put("path", path);
        module.put("type", type);
        return module;
    }

    private static Map<String, @Nullable Object> config(ModelConfig config) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("model_type", ModelConfig.MODEL_TYPE);
        json.put("__version__", Map.of("sentence_transformers", SENTENCE_TRANSFORMERS_VERSION));
        json.put("prompts", config.prompts());
        json.put("default_prompt_name", config.defaultPromptName().orElse(null));
        json.put("similarity_fn_name", config.similarity().configName());
        if (config.truncateDimension().isPresent()) {
            json.put("truncate_dim", config.truncateDimension().getAsInt());
        }
        return json;
    }

    private static void writeModel2Vec(ModelContents model, Path folder) throws IOException {
        Files.write(folder.resolve(ModelDirectory.TOKENIZER), model.tokenizerJson());
        TableWriter.write(
                model.rows(),
                model.type(),
                EmbeddingTensors.MODEL2VEC_NAME,
                EmbeddingTensors.WEIGHTS,
                folder.resolve(ModelDirectory.TENSORS));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("model_type", "model2vec");
        config.put("architectures", List.of("StaticModel"));
        config.put("hidden_dim", model.rows().dimension());
        config.put("normalize", model.normalizes());
        config.put("embedding_dtype", numpyName(model.type()));
        writeJson(folder.resolve(ModelDirectory.MODEL2VEC_CONFIG), config);
    }

    private static String numpyName(TableType type) {
        return switch (type) {
            case F32 -> "float32";
            case F16 -> "float16";
            case BF16 -> "bfloat16";
            case I8 -> "int8";
        };
    }

    private static void writeJson(Path file, Object json) throws IOException {
        Files.writeString(file, JsonWriter.pretty(json));
    }
}
