package dev.hayate.server.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Models of four words and four dimensions, in the layout of sentence-transformers.
public final class SmallModel {
    private static final String TOKENIZER = """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null, "pre_tokenizer": {"type": "WhitespaceSplit"},
             "post_processor": null, "decoder": null,
             "model": {"type": "WordLevel", "unk_token": "[UNK]",
                       "vocab": {"[UNK]": 0, "neko": 1, "inu": 2, "tori": 3, "query:": 4}}}
            """;

    private SmallModel() {}

    /// Writes a model.
    ///
    /// @param seed different rows for different seeds
    /// @param settings the content of `config_sentence_transformers.json`
    public static Path write(Path folder, int seed, String settings) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        Files.writeString(
                folder.resolve("modules.json"),
                "[{\"idx\":0,\"name\":\"0\",\"path\":\"\",\"type\":\"sentence_transformers.models.StaticEmbedding\"}]");
        Files.writeString(folder.resolve("config_sentence_transformers.json"), settings);
        Files.write(folder.resolve("model.safetensors"), tensors(seed));
        return folder;
    }

    /// As [#write(Path, int, String)], without settings.
    public static Path write(Path folder, int seed) throws IOException {
        return write(folder, seed, "{}");
    }

    private static byte[] tensors(int seed) {
        byte[] header =
                "{\"embedding.weight\":{\"dtype\":\"F32\",\"shape\":[5,4],\"data_offsets\":[0,80]}}".getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + 80).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length).put(header);
        for (int i = 0; i < 20; i++) {
            bytes.putFloat((float) Math.sin(seed * 31 + i));
        }
        return bytes.array();
    }
}
