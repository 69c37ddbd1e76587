package dev.hayate.integrations.langchain4j;

import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The bundled model with prompts, as models for retrieval have them.
final class PromptedModel {
    private static final String BUNDLED = "/dev/hayate/models/hayate-ja/";
    private static final String CONFIG = """
            {"prompts": {"query": "質問: ", "document": "文章: "}, "default_prompt_name": null}
            """;

    private PromptedModel() {}

    /// Writes the model into a new folder and says where it is.
    static Path in(Path parent) throws IOException {
        Path folder = parent.resolve("プロンプト つき");
        Files.createDirectories(folder.resolve("0_StaticEmbedding"));
        for (String file :
                List.of("modules.json", "0_StaticEmbedding/model.safetensors", "0_StaticEmbedding/tokenizer.json")) {
            try (InputStream in = StaticEmbeddingModel.class.getResourceAsStream(BUNDLED + file)) {
                Files.copy(in, folder.resolve(file));
            }
        }
        Files.writeString(folder.resolve("config_sentence_transformers.json"), CONFIG);
        return folder;
    }
}
