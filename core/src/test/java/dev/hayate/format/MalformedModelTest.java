package dev.hayate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.fail;

import dev.hayate.LoadOptions;
import dev.hayate.ModelFixtures;
import dev.hayate.ModelFormatException;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every broken model is refused by an exception that names the file and what is wrong with it.
final class MalformedModelTest {
    private static final String CONFIG = "config_sentence_transformers.json";
    private static final String TENSORS = "model.safetensors";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String MODULES = "modules.json";

    @TempDir
    private Path temporary;

    /// Breaks a model.
    interface Damage {
        void to(Path folder) throws IOException;
    }

    /// A way to break a model.
    ///
    /// @param model the fixture to break
    /// @param file the file that the exception has to name
    /// @param words words that its message has to hold
    record Mutation(String name, String model, String file, Damage damage, List<String> words) {
        @Override
        public String toString() {
            return model + ": " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void isRefusedWithFileAndReason(Mutation mutation) throws IOException {
        Path folder = ModelFixtures.copy(mutation.model(), temporary.resolve("model"));
        mutation.damage().to(folder);
        Throwable thrown = catchThrowable(() -> load(folder));
        String named = switch (thrown) {
            case null -> fail("loaded in spite of it");
            case ModelFormatException e -> e.file();
            case FileSystemException e -> e.getFile();
            default -> fail("not a typed exception", thrown);
        };
        assertThat(named).endsWith(mutation.file());
        assertThat(thrown.getMessage()).contains(mutation.words()).hasSizeLessThan(500);
    }

    private static void load(Path folder) throws IOException {
        StaticEmbeddingModel.load(folder, LoadOptions.DEFAULT.verified()).close();
    }

    static Stream<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        modules(mutations);
        configuration(mutations);
        tokenizer(mutations);
        tensorHeader(mutations);
        tensorValues(mutations);
        model2vec(mutations);
        return mutations.stream();
    }

    private static void modules(List<Mutation> mutations) {
        add(mutations, "empty file", MODULES, write(MODULES, ""), "line 1");
        add(mutations, "half a file", MODULES, half(MODULES), "line");
        add(mutations, "not UTF-8", MODULES, writeBytes(MODULES, (byte) 0xFF, (byte) 0xFE), "UTF-8");
        add(mutations, "an object", MODULES, write(MODULES, "{}"), "expected an array");
        add(mutations, "no modules", MODULES, write(MODULES, "[]"), "no modules");
        add(mutations, "a number as module", MODULES, write(MODULES, "[1]"), "/0", "object");
        add(mutations, "no type", MODULES, replace(MODULES, "\"type\"", "\"typ\""), "/0/type");
        add(mutations, "no path", MODULES, replace(MODULES, "\"path\"", "\"pat\""), "/0/path");
        add(mutations, "no name", MODULES, replace(MODULES, "\"name\"", "\"nam\""), "/0/name");
        add(mutations, "a transformer", MODULES, replace(MODULES, "StaticEmbedding\"", "Transformer\""), "Transformer");
        add(mutations, "a foreign class", MODULES, replace(MODULES, "sentence_transformers.", "mine."), "mine.");
        add(mutations, "a path upwards", MODULES, replace(MODULES, "\"path\": \"\"", "\"path\": \"../x\""), "inside");
        add(mutations, "an absolute path", MODULES, replace(MODULES, "\"path\": \"\"", "\"path\": \"/etc\""), "inside");
        add(mutations, "a number as path", MODULES, replace(MODULES, "\"path\": \"\"", "\"path\": 3"), "/0/path");
        add(
                mutations,
                "a folder that is missing",
                TENSORS,
                replace(MODULES, "\"path\": \"\"", "\"path\": \"x\""),
                "missing");
        add(
                mutations,
                "a Dense after it",
                MODULES,
                second("1", "sentence_transformers.models.Dense"),
                "/1/type",
                "Dense");
        add(
                mutations,
                "a second embedding",
                MODULES,
                second("1", "sentence_transformers.models.StaticEmbedding"),
                "/1");
        add(mutations, "two of a name", MODULES, second("0", "sentence_transformers.models.Normalize"), "/1/name");
        add(
                mutations,
                "a Normalize of tokens",
                "config.json",
                normalizeOf("{\"module_input_name\": \"token_embeddings\"}"),
                "token_embeddings");
        add(mutations, "a Normalize with more", "config.json", normalizeOf("{\"p\": 1}"), "/p");
        add(mutations, "control characters", MODULES, replace(MODULES, "\"name\": \"0\"", "\"name\": \"\n\""), "line");
        add(mutations, "nested without end", MODULES, write(MODULES, "[".repeat(100_000)), "nested");
    }

    private static Damage second(String name, String type) {
        return replace(
                MODULES,
                "\n]",
                ", {\"idx\": 1, \"name\": \"" + name + "\", \"path\": \"1_N\", \"type\": \"" + type + "\"}]");
    }

    private static Damage normalizeOf(String config) {
        return folder -> {
            second("1", "sentence_transformers.models.Normalize").to(folder);
            Files.createDirectory(folder.resolve("1_N"));
            Files.writeString(folder.resolve("1_N/config.json"), config);
        };
    }

    private static void configuration(List<Mutation> mutations) {
        add(mutations, "half a file", CONFIG, half(CONFIG), "line");
        add(mutations, "an array", CONFIG, write(CONFIG, "[]"), "object");
        add(mutations, "prompts as array", CONFIG, write(CONFIG, "{\"prompts\": []}"), "/prompts");
        add(mutations, "prompts as null", CONFIG, write(CONFIG, "{\"prompts\": null}"), "/prompts");
        add(mutations, "a prompt as number", CONFIG, write(CONFIG, "{\"prompts\": {\"a\": 1}}"), "/prompts/a");
        add(mutations, "an unknown default prompt", CONFIG, write(CONFIG, "{\"default_prompt_name\": \"x\"}"), "\"x\"");
        add(mutations, "a number as default prompt", CONFIG, write(CONFIG, "{\"default_prompt_name\": 1}"), "/default");
        add(
                mutations,
                "an unknown similarity",
                CONFIG,
                write(CONFIG, "{\"similarity_fn_name\": \"hamming\"}"),
                "hamming");
        add(mutations, "another kind of model", CONFIG, write(CONFIG, "{\"model_type\": \"SparseEncoder\"}"), "Sparse");
        add(mutations, "no dimension", CONFIG, write(CONFIG, "{\"truncate_dim\": 0}"), "/truncate_dim");
        add(mutations, "half a dimension", CONFIG, write(CONFIG, "{\"truncate_dim\": 1.5}"), "/truncate_dim", "1.5");
        add(mutations, "a huge dimension", CONFIG, write(CONFIG, "{\"truncate_dim\": 99999999999}"), "/truncate_dim");
    }

    private static void tokenizer(List<Mutation> mutations) {
        add(mutations, "missing", TOKENIZER, delete(TOKENIZER), "missing");
        add(mutations, "empty file", TOKENIZER, write(TOKENIZER, ""), "line 1");
        add(mutations, "half a file", TOKENIZER, half(TOKENIZER), "line");
        add(mutations, "an array", TOKENIZER, write(TOKENIZER, "[]"), "object");
        add(mutations, "no model", TOKENIZER, replace(TOKENIZER, "\"model\"", "\"modell\""), "model");
        add(mutations, "an unknown model", TOKENIZER, replace(TOKENIZER, "WordLevel", "WordNet"), "WordNet");
        add(mutations, "an unknown stage", TOKENIZER, replace(TOKENIZER, "WhitespaceSplit", "Whiskers"), "Whiskers");
        add(mutations, "an id of text", TOKENIZER, replace(TOKENIZER, "\"東京\": 2", "\"東京\": \"2\""), "/model/vocab");
        add(mutations, "a negative id", TOKENIZER, replace(TOKENIZER, "\"東京\": 2", "\"東京\": -2"), "-2");
        add(mutations, "an id without row", TENSORS, replace(TOKENIZER, "\"東京\": 2", "\"東京\": 31"), "32", "rows");
        add(mutations, "a huge id", TOKENIZER, replace(TOKENIZER, "\"東京\": 2", "\"東京\": 9999999"), "9999999");
        add(
                mutations,
                "an unknown setting",
                TOKENIZER,
                replace(TOKENIZER, "\"unk_token\"", "\"unk_tokem\""),
                "unk_tok");
    }

    private static void tensorHeader(List<Mutation> mutations) {
        add(mutations, "missing", TENSORS, delete(TENSORS), "missing");
        add(mutations, "pickled", "pytorch_model.bin", pickled(), "safe_serialization=True");
        add(mutations, "empty file", TENSORS, writeBytes(TENSORS), "");
        add(mutations, "seven bytes", TENSORS, writeBytes(TENSORS, new byte[7]), "");
        add(mutations, "no header", TENSORS, writeBytes(TENSORS, new byte[8]), "");
        add(mutations, "a header beyond the end", TENSORS, headerLength(1 << 20), "");
        add(mutations, "a header of 2^62 bytes", TENSORS, headerLength(1L << 62), "");
        add(mutations, "a header of -1 bytes", TENSORS, headerLength(-1), "");
        add(mutations, "half a file", TENSORS, half(TENSORS), "");
        add(mutations, "a byte too few", TENSORS, cut(TENSORS, 1), "");
        add(mutations, "a byte too many", TENSORS, cut(TENSORS, -1), "");
        add(mutations, "a header that is no object", TENSORS, header("[]"), "");
        add(mutations, "no tensors", TENSORS, header("{}"), "");
        header(mutations, "another name", "embedding.weight", "embedding.weighs", "embedding.weight");
        header(mutations, "an unknown type", "F32", "F31", "F31");
        header(mutations, "a smaller type", "F32", "F16", "");
        header(mutations, "a larger type", "F32", "F64", "");
        header(mutations, "a vector", "[19,6]", "[114]", "");
        header(mutations, "a cube", "[19,6]", "[19,3,2]", "");
        header(mutations, "a lie about rows", "[19,6]", "[20,6]", "");
        header(mutations, "fewer rows", "[19,6]", "[6,19]", "rows");
        header(mutations, "negative rows", "[19,6]", "[-19,-6]", "");
        header(mutations, "rows that overflow", "[19,6]", "[4611686018427387904,6]", "");
        header(mutations, "no dimensions", "[19,6]", "[0,6]", "");
        header(mutations, "a shape of text", "[19,6]", "\"x\"", "");
        header(mutations, "a negative offset", "[0,456]", "[-8,448]", "");
        header(mutations, "offsets the wrong way round", "[0,456]", "[456,0]", "");
        header(mutations, "an end beyond the file", "[0,456]", "[0,9999456]", "");
        header(mutations, "one offset", "[0,456]", "[456]", "");
        header(mutations, "a hole at the start", "[0,456]", "[4,456]", "");
        header(mutations, "no offsets", "data_offsets", "data_offset", "");
    }

    private static void header(List<Mutation> mutations, String name, String from, String to, String word) {
        add(mutations, name, TENSORS, folder -> header(TENSORS, folder, from, to), word);
    }

    private static void tensorValues(List<Mutation> mutations) {
        add(mutations, "NaN", TENSORS, lastFloat(Float.NaN), "NaN");
        add(mutations, "infinity", TENSORS, lastFloat(Float.NEGATIVE_INFINITY), "Infinity");
    }

    private static void model2vec(List<Mutation> mutations) {
        String plain = "m2v-f32";
        mutations.add(mutation(
                "normalize as text", plain, "config.json", replace("config.json", "true", "\"y\""), "normalize"));
        mutations.add(mutation("half a config", plain, "config.json", half("config.json"), "line"));
        mutations.add(mutation("a row too many", plain, TENSORS, replace(TOKENIZER, ",\"c\":18", ""), "rows"));
        String quantized = "m2v-quantized";
        mutations.add(mutation("a short mapping", quantized, TENSORS, f -> header(TENSORS, f, "[19]", "[18]"), ""));
        mutations.add(
                mutation("a mapping of floats", quantized, TENSORS, f -> header(TENSORS, f, "I64", "F64"), "mapping"));
        mutations.add(mutation(
                "a mapping beyond the rows",
                quantized,
                TENSORS,
                f -> header(TENSORS, f, "[8,6]", "[4,12]"),
                "mapping"));
        mutations.add(mutation(
                "no embeddings",
                quantized,
                TENSORS,
                f -> header(TENSORS, f, "\"embeddings\"", "\"embedding_\""),
                "embeddings"));
    }

    private static void add(List<Mutation> mutations, String name, String file, Damage damage, String... words) {
        mutations.add(mutation(name, "st-root", file, damage, words));
    }

    private static Mutation mutation(String name, String model, String file, Damage damage, String... words) {
        return new Mutation(name, model, file, damage, List.of(words));
    }

    private static Damage write(String file, String text) {
        return folder -> Files.writeString(folder.resolve(file), text);
    }

    private static Damage writeBytes(String file, byte... bytes) {
        return folder -> Files.write(folder.resolve(file), bytes);
    }

    private static Damage delete(String file) {
        return folder -> Files.delete(folder.resolve(file));
    }

    private static Damage half(String file) {
        return folder -> {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            Files.write(folder.resolve(file), Arrays.copyOf(bytes, bytes.length / 2));
        };
    }

    private static Damage cut(String file, int bytes) {
        return folder -> {
            byte[] all = Files.readAllBytes(folder.resolve(file));
            Files.write(folder.resolve(file), Arrays.copyOf(all, all.length - bytes));
        };
    }

    private static Damage pickled() {
        return folder -> Files.move(folder.resolve(TENSORS), folder.resolve("pytorch_model.bin"));
    }

    private static Damage replace(String file, String from, String to) {
        return folder -> {
            String text = Files.readString(folder.resolve(file));
            assertThat(text).contains(from);
            Files.writeString(folder.resolve(file), text.replace(from, to));
        };
    }

    private static Damage headerLength(long length) {
        return folder -> {
            ByteBuffer bytes =
                    ByteBuffer.wrap(Files.readAllBytes(folder.resolve(TENSORS))).order(ByteOrder.LITTLE_ENDIAN);
            Files.write(folder.resolve(TENSORS), bytes.putLong(0, length).array());
        };
    }

    private static Damage header(String json) {
        return folder -> {
            ByteBuffer bytes = ByteBuffer.allocate(8 + json.length() + 456).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(json.length()).put(json.getBytes(StandardCharsets.UTF_8));
            Files.write(folder.resolve(TENSORS), bytes.array());
        };
    }

    /// Changes the header and its length, but nothing else.
    private static void header(String file, Path folder, String from, String to) throws IOException {
        byte[] all = Files.readAllBytes(folder.resolve(file));
        int length = (int) ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        String header = new String(all, 8, length, StandardCharsets.UTF_8);
        assertThat(header).contains(from);
        byte[] changed = header.replace(from, to).getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(all.length - length + changed.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(changed.length).put(changed).put(all, 8 + length, all.length - 8 - length);
        Files.write(folder.resolve(file), bytes.array());
    }

    private static Damage lastFloat(float value) {
        return folder -> {
            byte[] bytes = Files.readAllBytes(folder.resolve(TENSORS));
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, value);
            Files.write(folder.resolve(TENSORS), bytes);
        };
    }
}
