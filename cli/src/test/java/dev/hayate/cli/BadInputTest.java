package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every mistake gets one sentence, the right exit code, and leaves nothing behind.
class BadInputTest {
    private static final Path FIXTURES =
            Path.of("../core/src/test/resources/golden/models").toAbsolutePath().normalize();
    private static final String MODEL = FIXTURES.resolve("st-unigram").toString();

    @TempDir
    Path folder;

    private void assertFails(int exitCode, CommandRun run, String... parts) throws IOException {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        List<String> errors = run.errors();
        assertThat(errors).isNotEmpty();
        assertThat(errors.getFirst()).startsWith("hayate: ").contains(parts);
        assertThat(run.err()).doesNotContain("\tat ").doesNotContain("internal error");
        if (exitCode == Main.FAILED) {
            assertThat(errors).hasSize(1);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".part") || name.contains(".new-"));
        }
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Path copyOfModel() throws IOException {
        Path copy = folder.resolve("model");
        try (Stream<Path> files = Files.walk(Path.of(MODEL))) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(Path.of(MODEL).relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return copy;
    }

    private static Path find(Path model, String name) throws IOException {
        try (Stream<Path> files = Files.walk(model)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aModelThatIsNotThere() throws IOException {
        assertFails(1, run("info", "no such folder"), "no such folder", "hub id");
    }

    @Test
    void aFolderWithoutAModel() throws IOException {
        Files.createDirectory(folder.resolve("empty"));

        assertFails(1, run("info", "empty"), "model.safetensors", "missing");
    }

    @Test
    void aFileInsteadOfAModel() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertFails(1, run("info", "file"), "a model is a folder");
    }

    @Test
    void aBrokenModel() throws IOException {
        Path model = copyOfModel();
        Path tensors = find(model, "model.safetensors");
        Files.write(tensors, new byte[] {1, 2, 3});

        assertFails(1, run("info", "model"), tensors.toString());
    }

    @Test
    void anUnknownPartOfTheTokenizer() throws IOException {
        Path model = copyOfModel();
        Path tokenizer = find(model, "tokenizer.json");
        Files.writeString(
                tokenizer,
                Files.readString(tokenizer).replaceFirst("\"type\": ?\"Unigram\"", "\"type\":\"Telepathy\""));

        assertFails(1, run("info", "model"), tokenizer.toString(), "Telepathy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x", "abc", "1.5", "99999999999"})
    void aDimensionThatIsNotANumber(String dimension) throws IOException {
        assertFails(2, run("similarity", "a", "b", "-d", dimension), dimension);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "100000"})
    void aDimensionOutOfRange(String dimension) throws IOException {
        assertFails(2, run("similarity", "a", "b", "-m", MODEL, "-d", dimension), "dimension", dimension);
        assertFails(2, CommandRun.in(folder, utf8("a\n"), "encode", "-m", MODEL, "-d", dimension), dimension);
    }

    @Test
    void textThatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("texts.txt"), new byte[] {'a', '\n', (byte) 0xE3, (byte) 0x81, '\n'});

        assertFails(1, run("encode", "texts.txt", "-o", "out.jsonl"), "texts.txt, line 2: not UTF-8");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    @Test
    void jsonLinesThatAreNone() throws IOException {
        Files.writeString(folder.resolve("texts.jsonl"), "{\"text\":\"a\"}\n{\"text\":\n");

        assertFails(1, run("encode", "texts.jsonl", "--column", "text", "-o", "o.npy"), "texts.jsonl, line 2:");
        assertThat(folder.resolve("o.npy")).doesNotExist();
    }

    @Test
    void jsonLinesWithoutTheMember() throws IOException {
        Files.writeString(folder.resolve("texts.jsonl"), "{\"title\":\"a\"}\n");

        assertFails(1, run("encode", "texts.jsonl", "--column", "text"), "line 1: no text in \"text\"", "--column");
    }

    @Test
    void textsWithoutTokensWhereTheyAreRefused() throws IOException {
        Files.writeString(folder.resolve("texts.txt"), "a\n\n");

        CommandRun zero = run("encode", "texts.txt", "-d", "1");
        assertThat(zero.exitCode()).isZero();
        assertThat(zero.lines().get(1)).isEqualTo("{\"embedding\":[0.0]}");
        assertThat(zero.err()).contains("1 of 2 texts have no tokens");
        assertFails(1, run("encode", "texts.txt", "--on-empty", "error", "-o", "o.jsonl"), "no tokens");
        assertThat(folder.resolve("o.jsonl")).doesNotExist();
    }

    @Test
    void textsThatAreTooLong() throws IOException {
        assertFails(
                1, CommandRun.in(folder, utf8("東京都に住んでいます\n"), "encode", "-m", MODEL, "--max-tokens", "2"), "token");
        CommandRun cut =
                CommandRun.in(folder, utf8("東京都に住んでいます\n"), "encode", "--max-tokens", "2", "--overflow", "truncate");
        assertThat(cut.exitCode()).isZero();
        assertThat(cut.err()).contains("1 of 1 texts truncated");
    }

    @Test
    void anOutputThatExists() throws IOException {
        Files.writeString(folder.resolve("texts.txt"), "a\n");
        Files.writeString(folder.resolve("out.jsonl"), "precious");

        assertFails(1, run("encode", "texts.txt", "-o", "out.jsonl"), "out.jsonl exists", "--overwrite");
        assertThat(folder.resolve("out.jsonl")).hasContent("precious");
        assertThat(run("encode", "texts.txt", "-o", "out.jsonl", "--overwrite").exitCode())
                .isZero();
        assertThat(folder.resolve("out.jsonl")).content().startsWith("{\"embedding\"");
    }

    @Test
    void anOutputThatIsADeviceIsWrittenAndNotReplaced() throws IOException {
        Path nothing = Path.of("/dev/null");
        assumeTrue(Files.exists(nothing), "no /dev/null here");
        Files.writeString(folder.resolve("texts.txt"), "a\n");

        assertThat(run("encode", "texts.txt", "-o", "/dev/null").exitCode()).isZero();
        assertThat(Files.isRegularFile(nothing)).isFalse();
    }

    @Test
    void anOutputThatIsItsOwnInput() throws IOException {
        Files.writeString(folder.resolve("texts.txt"), "a\n");

        assertThat(run("encode", "texts.txt", "-o", "texts.txt", "--overwrite").exitCode())
                .isZero();
        assertThat(folder.resolve("texts.txt")).content().startsWith("{\"embedding\"");
    }

    @Test
    void anOutputInNoFolder() throws IOException {
        Files.writeString(folder.resolve("texts.txt"), "a\n");

        assertFails(1, run("encode", "texts.txt", "-o", "nowhere/out.jsonl"), "nowhere", "no such folder");
        assertFails(1, run("encode", "texts.txt", "-o", ".", "--overwrite"), "is a folder");
    }

    @Test
    void anOutputInAFolderThatMayNotBeWritten() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked), "this user may write anywhere");
        Files.writeString(folder.resolve("texts.txt"), "a\n");

        assertFails(1, run("encode", "texts.txt", "-o", "locked/out.jsonl"), "no permission");
    }

    @Test
    void aConversionOntoSomethingElse() throws IOException {
        Files.createDirectory(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/cat.jpg"), "precious");

        assertFails(1, run("convert", MODEL, "-o", "photos"), "photos");
        assertFails(1, run("convert", MODEL, "-o", "photos", "--overwrite"), "photos", "is not a model");
        assertThat(folder.resolve("photos/cat.jpg")).hasContent("precious");
    }

    @Test
    void inputThatIsNotThere() throws IOException {
        assertFails(1, run("encode", "nothing.txt"), "nothing.txt");
        assertFails(1, run("search", "a", "--in", "nothing.txt"), "nothing.txt");
        assertFails(1, run("tokenize", "--in", "nothing.txt"), "nothing.txt");
        assertFails(1, run("tokenize", "--tokenizer", "nothing.json", "a"), "nothing.json");
        assertFails(1, run("encode", "."), "is a folder");
    }

    @Test
    void compressedInputThatIsBroken() throws IOException {
        Files.writeString(folder.resolve("texts.txt.gz"), "not gzip at all");

        assertFails(1, run("encode", "texts.txt.gz"), "texts.txt.gz");
    }

    @Test
    void emptyInputGivesEmptyOutput() throws IOException {
        Files.writeString(folder.resolve("texts.txt"), "");

        assertThat(run("encode", "texts.txt").out()).isEmpty();
        assertThat(run("encode", "texts.txt", "-o", "out.npy").exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("out.npy"), StandardCharsets.ISO_8859_1))
                .contains("(0, ");
        assertThat(run("search", "a", "--in", "texts.txt").exitCode()).isZero();
    }

    @Test
    void strangeLinesAreTexts() throws IOException {
        Files.writeString(folder.resolve("texts.txt"), "a\u2028b\u0000c\n" + "x".repeat(3_000_000) + "\n");

        CommandRun run = run("encode", "texts.txt", "-m", MODEL);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "encode --nonsense, --nonsense",
        "similarty a b, similar",
        "similarity a, TEXT",
        "search cat, --in",
        "search cat --in x -k 0, -k",
        "encode --format xml, --format",
        "encode --format npy, -o",
        "encode --precision float7, float7",
        "encode --on-empty maybe, --on-empty",
        "encode --overflow maybe, maybe",
        "encode --threads -1, threads",
        "encode --max-tokens -1, -1",
        "encode --prompt-name nonsense, nonsense",
        "pull, ID",
        "pull nonsense, nonsense",
        "pull a/b --revision ../c, ../c",
        "convert x, -o",
        "convert x -o y --dtype float7, float7",
        "convert x -o y --layout z, --layout",
        "train-tokenizer, -o",
        "train-tokenizer -o y --coverage 2, '1, not 2.0'",
        "train-tokenizer -o y --vocabulary 0, at least 1",
        "train-tokenizer -o y --boundaries mecab, mecab",
        "train-tokenizer -o y --sample -1, -1",
        "train-tokenizer -o y --vocabulary 5, 2 required characters and 5 reserved ids need",
    })
    void callsThatMakeNoSense(String call, String part) throws IOException {
        CommandRun run = CommandRun.in(folder, utf8("a\n"), call.split(" ", -1));

        assertFails(2, run, part);
    }
}
