package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.StaticEmbeddingModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    private static final Path FIXTURES =
            Path.of("../core/src/test/resources/golden").toAbsolutePath().normalize();
    private static final String MODEL = FIXTURES.resolve("models/st-unigram").toString();

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String vector(String model, String text) throws IOException {
        try (StaticEmbeddingModel loaded = StaticEmbeddingModel.load(Path.of(model))) {
            return Arrays.toString(loaded.encode(text)).replace(" ", "");
        }
    }

    @Test
    void encodesTheLinesOfStandardInput() throws IOException {
        CommandRun run = CommandRun.in(folder, utf8("東京\nthe cat\n"), "encode", "-m", MODEL);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "{\"embedding\":" + vector(MODEL, "東京") + "}",
                        "{\"embedding\":" + vector(MODEL, "the cat") + "}");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void readsEveryKindOfLineEndAndAByteOrderMark() throws IOException {
        CommandRun run = CommandRun.in(folder, utf8("\uFEFF東京\r\nthe cat"), "encode", "-m", MODEL);

        assertThat(run.lines())
                .containsExactly(
                        "{\"embedding\":" + vector(MODEL, "東京") + "}",
                        "{\"embedding\":" + vector(MODEL, "the cat") + "}");
    }

    @Test
    void encodesAMemberOfCompressedJsonLines() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(utf8("{\"id\":1,\"body\":\"東\\u4eac\"}\n"));
        }
        Files.write(folder.resolve("texts.jsonl.gz"), compressed.toByteArray());

        CommandRun run = run("encode", "-m", MODEL, "texts.jsonl.gz", "--column", "body");

        assertThat(run.lines()).containsExactly("{\"embedding\":" + vector(MODEL, "東京") + "}");
    }

    @Test
    void writesAnArrayThatNumpyReads() throws IOException {
        write("texts.txt", "東京\nthe cat\n猫\n");

        CommandRun run = run("encode", "-m", MODEL, "texts.txt", "-d", "2", "-o", "vectors.npy");

        assertThat(run.exitCode()).as(run.err()).isZero();
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("vectors.npy")))
                .order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        file.get(magic);
        byte[] header = new byte[Short.toUnsignedInt(file.getShort())];
        file.get(header);
        assertThat(new String(magic, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY\u0001\u0000");
        assertThat((magic.length + 2 + header.length) % 64).isZero();
        assertThat(new String(header, StandardCharsets.ISO_8859_1))
                .contains("'descr': '<f4'")
                .contains("'fortran_order': False")
                .contains("'shape': (3, 2)");
        assertThat(file.remaining()).isEqualTo(3 * 2 * Float.BYTES);
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(Path.of(MODEL))) {
            assertThat(file.getFloat()).isEqualTo(model.encode("東京")[0]);
        }
    }

    @Test
    void leavesOnlyTheOutputBehind() throws IOException {
        write("texts.txt", "東京\n");

        run("encode", "-m", MODEL, "texts.txt", "-o", "vectors.jsonl");

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("texts.txt", "vectors.jsonl");
        }
    }

    @Test
    void tokenizesAsTheOriginal() throws IOException {
        Path golden = FIXTURES.resolve("tokenizers/unigram");
        List<String> cases = Files.readAllLines(golden.resolve("cases.jsonl"));
        write("cases.jsonl", String.join("\n", cases));

        CommandRun run = run(
                "tokenize",
                "--tokenizer",
                golden.resolve("tokenizer.json").toString(),
                "--json",
                "--in",
                "cases.jsonl");

        assertThat(run.lines()).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            String found = run.lines().get(i);
            String compact = cases.get(i).replace(" ", "");
            assertThat(compact).contains(found.substring(1, found.indexOf(",\"offsets\"")));
            assertThat(compact).contains(found.substring(found.indexOf("\"offsets\""), found.length() - 1));
        }
    }

    @Test
    void countsOffsetsInCodePoints() {
        CommandRun run = run("tokenize", "-m", MODEL, "--json", "𠮷🍣a");

        assertThat(run.out()).contains(",3]]").doesNotContain("4]", "5]");
    }

    @Test
    void showsTokensWithTheirPieces() {
        CommandRun run = run("tokenize", "-m", MODEL, "東京");

        assertThat(run.lines().getFirst()).isEqualTo("東京");
        assertThat(run.lines()).hasSizeGreaterThan(1);
    }

    @Test
    void ranksTextsByTheFirst() {
        CommandRun run = run("similarity", "猫が好き", "株価が下がった", "ねこを飼っている", "猫が大好き");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines().getFirst()).isEqualTo("Most similar to: 猫が好き");
        assertThat(run.lines().get(1)).endsWith("猫が大好き");
        assertThat(run.lines().get(3)).endsWith("株価が下がった");
    }

    @Test
    void printsSimilaritiesAsJson() {
        CommandRun run = run("similarity", "猫", "猫", "--json");

        assertThat(run.out()).startsWith("{\"function\":\"cosine\",\"texts\":[\"猫\",\"猫\"],\"similarity\":[[1.0");
    }

    @Test
    void findsTheNearestLines() throws IOException {
        write("texts.txt", "今日は株価が下がった\n子猫を拾った\n雨の日の散歩\n");

        CommandRun run = run("search", "猫", "--in", "texts.txt", "-k", "1");

        assertThat(run.lines()).singleElement().asString().endsWith("子猫を拾った");
    }

    @Test
    void asksForQueriesOnStandardInput() throws IOException {
        write("texts.jsonl", "{\"t\":\"株価\"}\n{\"t\":\"子猫\"}\n");

        CommandRun run = CommandRun.in(
                folder, utf8("猫\n株\n"), "search", "--in", "texts.jsonl", "--column", "t", "-k", "1", "--json");

        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0))
                .startsWith("{\"query\":\"猫\",\"rank\":1,\"line\":2,")
                .endsWith("\"text\":\"子猫\"}");
        assertThat(run.lines().get(1)).startsWith("{\"query\":\"株\",\"rank\":1,\"line\":1,");
    }

    @Test
    void explainsByPairsOfTokens() {
        CommandRun run = run("explain", "猫が好き", "猫が大好き");

        assertThat(run.lines().getFirst()).startsWith("cosine 0.");
        assertThat(run.lines()).hasSizeGreaterThan(3);
        assertThat(run("explain", "猫が好き", "猫が大好き", "--json").out()).startsWith("{\"cosine\":0.");
    }

    @Test
    void tellsWhatAModelIs() throws IOException {
        CommandRun run = run("info", MODEL);

        assertThat(run.out()).contains("Unigram").contains("F32").contains("sentence_transformers");
        assertThat(run("info", MODEL, "--json").out()).startsWith("{\"model\":");
    }

    @Test
    void convertsToAModelThatEncodes() throws IOException {
        CommandRun run = run("convert", MODEL, "-o", "small", "-d", "2", "--dtype", "f16");

        assertThat(run.exitCode()).as(run.err()).isZero();
        CommandRun encoded = CommandRun.in(folder, utf8("東京\n"), "encode", "-m", "small");
        assertThat(encoded.lines()).singleElement().asString().containsOnlyOnce(",");
    }

    @Test
    void showsItsHelpAndVersion() {
        assertThat(run().out()).contains("Usage: hayate", "encode", "similarity", "search", "tokenize", "pull");
        assertThat(run("--version").out()).startsWith("hayate ");
        assertThat(run("encode", "--help").out()).contains("--normalize");
    }
}
