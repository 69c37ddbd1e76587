package dev.hayate.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.ModelFormatException;
import dev.hayate.internal.binary.BinaryWriter;
import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerCacheTest {
    private static final String PROPERTY = "hayate.cache";
    private static final byte[] JSON = json("x");
    private static final String TEXT = "ab xa 東京b é";
    private static final int HEADER = 3 * Integer.BYTES;

    @TempDir
    private Path folder;

    private String before = "";

    @BeforeEach
    void useAFolderOfItsOwn() {
        before = System.getProperty(PROPERTY, "");
        System.setProperty(PROPERTY, folder.toString());
    }

    @AfterEach
    void useTheUsualFolder() {
        System.setProperty(PROPERTY, before);
    }

    @Test
    void restoresEveryTokenizerAsItWas() throws IOException {
        for (String cases : List.of("subwords", "added-tokens")) {
            for (Json entry : GoldenCases.entries(cases)) {
                Json source = entry.member("tokenizer");
                Tokenizer compiled = Tokenizer.fromJson("f", bytes(JsonWriter.compact(source.value())));
                Tokenizer restored = CompiledTokenizer.read(
                                "f", CompiledTokenizer.write(source, compiled.model(), compiled.normalizer()))
                        .orElseThrow();
                for (Json golden : entry.member("cases").elements()) {
                    String text = golden.element(0).string();
                    int[] ids = GoldenCases.ints(golden.element(1));
                    assertThat(restored.ids(text)).as(text).containsExactly(ids);
                    assertThat(restored.decode(ids, true))
                            .isEqualTo(golden.element(3).string());
                }
            }
        }
    }

    @Test
    void readsWhatItKept() throws IOException {
        int[] ids = load().ids(TEXT);
        Path kept = keptFile();
        assertThat(load().ids(TEXT)).containsExactly(ids);

        System.setProperty(PROPERTY, folder.resolve("other").toString());
        Tokenizer other = Tokenizer.fromJson("f", json("é"));
        Path otherKept;
        try (var files = Files.list(folder.resolve("other/tokenizers"))) {
            otherKept = files.findFirst().orElseThrow();
        }
        Files.copy(otherKept, kept, StandardCopyOption.REPLACE_EXISTING);
        System.setProperty(PROPERTY, folder.toString());
        assertThat(load().ids(TEXT))
                .as("a planted file, which only a reader of the cache can know")
                .containsExactly(other.ids(TEXT))
                .isNotEqualTo(ids);
    }

    @Test
    void compilesAnewWhenTheFileIsCutShort() throws IOException {
        int[] ids = load().ids(TEXT);
        byte[] whole = Files.readAllBytes(keptFile());
        for (int length : new int[] {0, 1, HEADER - 1, HEADER, HEADER + 5, whole.length / 2, whole.length - 1}) {
            Files.write(keptFile(), Arrays.copyOf(whole, length));
            assertThat(load().ids(TEXT)).as("%d bytes", length).containsExactly(ids);
            assertThat(Files.readAllBytes(keptFile())).as("%d bytes", length).isEqualTo(whole);
        }
    }

    @Test
    void compilesAnewWhenBitsFlip() throws IOException {
        int[] ids = load().ids(TEXT);
        byte[] whole = Files.readAllBytes(keptFile());
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 24; i++) {
            byte[] flipped = whole.clone();
            int at = i < HEADER ? i : random.nextInt(whole.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(keptFile(), flipped);
            assertThat(load().ids(TEXT)).as("seed %d, byte %d", seed, at).containsExactly(ids);
            assertThat(Files.readAllBytes(keptFile())).isEqualTo(whole);
        }
    }

    @Test
    void compilesAnewWhenTheFileIsSoundButSaysSomethingElse() throws IOException {
        int[] ids = load().ids(TEXT);
        byte[] whole = Files.readAllBytes(keptFile());
        BinaryWriter settingsOnly = new BinaryWriter();
        settingsOnly.writeString("{}");
        BinaryWriter otherModel = new BinaryWriter();
        otherModel.writeString("{}");
        otherModel.writeString("Markov");
        for (BinaryWriter body : List.of(new BinaryWriter(), settingsOnly, otherModel)) {
            Files.write(keptFile(), signed(body.written()));
            assertThat(load().ids(TEXT)).containsExactly(ids);
            assertThat(Files.readAllBytes(keptFile())).isEqualTo(whole);
        }
    }

    @Test
    void worksWhereNothingCanBeKept() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        System.setProperty(PROPERTY, file.toString());
        assertThat(load().ids(TEXT)).isNotEmpty();
        assertThat(Files.readString(file)).isEqualTo("not a folder");
    }

    @Test
    void leavesNothingBehindWhenKeepingFails() throws IOException {
        load();
        Path kept = keptFile();
        Files.delete(kept);
        Files.createDirectories(kept.resolve("in the way"));
        assertThat(load().ids(TEXT)).isNotEmpty();
        try (var files = Files.list(kept.getParent())) {
            assertThat(files).containsExactly(kept);
        }
    }

    @Test
    void keepsNothingWhenOff() throws IOException {
        System.setProperty(PROPERTY, "off");
        assertThat(load().ids(TEXT)).isNotEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void keepsNothingOfAFileThatIsRefused() throws IOException {
        byte[] broken = bytes(new String(JSON, StandardCharsets.UTF_8).replace("\"Fuse\"", "\"Odd\""));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Tokenizer.fromJson("f", broken)).isInstanceOf(ModelFormatException.class);
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void manyThreadsMayLoadAtOnce() throws Exception {
        System.setProperty(PROPERTY, "off");
        int[] ids = load().ids(TEXT);
        System.setProperty(PROPERTY, folder.toString());
        Callable<int[]> loading = () -> load().ids(TEXT);
        List<Callable<int[]>> loadings = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            loadings.add(loading);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<int[]> loaded : threads.invokeAll(loadings)) {
                assertThat(loaded.get()).containsExactly(ids);
            }
        }
        assertThat(keptFile()).exists();
    }

    private static Tokenizer load() {
        return Tokenizer.fromJson("tokenizer.json", JSON);
    }

    /// The one file in the cache.
    private Path keptFile() throws IOException {
        try (var files = Files.list(folder.resolve("tokenizers"))) {
            List<Path> kept = files.toList();
            assertThat(kept).hasSize(1);
            return kept.getFirst();
        }
    }

    private static byte[] signed(ByteBuffer body) {
        CRC32C checksum = new CRC32C();
        checksum.update(body.duplicate());
        return ByteBuffer.allocate(HEADER + body.remaining())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x48594B54)
                .putInt(CompiledTokenizer.VERSION)
                .putInt((int) checksum.getValue())
                .put(body)
                .array();
    }

    private static byte[] json(String removed) {
        return bytes("""
                {"version":"1.0","added_tokens":[],"normalizer":{"type":"Sequence","normalizers":[{"type":"NFKC"},
                {"type":"Replace","pattern":{"String":"%s"},"content":""}]},"pre_tokenizer":{"type":"WhitespaceSplit"},
                "decoder":{"type":"Fuse"},"model":{"type":"BPE","vocab":{"?":0,"a":1,"b":2,"ab":3,"東":4},
                "merges":["a b"],"unk_token":"?"}}""".formatted(removed));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
