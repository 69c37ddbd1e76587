package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTokenizerCommandTest {
    private static final String TEXTS = "東京に住んでいます\n大阪に住んでいます\n京都に住んでいます\n";

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        return CommandRun.in(folder, arguments);
    }

    private Tokenizer trained() throws IOException {
        return Tokenizer.load(folder.resolve("tokenizer.json"));
    }

    private String[] names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }

    @Test
    void writesATokenizerOfTheLinesOfAFile() throws IOException {
        Files.writeString(folder.resolve("corpus.txt"), TEXTS);

        CommandRun run = run("train-tokenizer", "corpus.txt", "-o", "tokenizer.json", "--vocabulary", "19");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).hasSize(2);
        assertThat(run.errors().getFirst()).startsWith("hayate: tokenizer.json: 19 ids, ");
        assertThat(run.errors().get(1)).startsWith("hayate: 3 of 3 texts, 27 characters, ");
        assertThat(names()).containsExactlyInAnyOrder("corpus.txt", "tokenizer.json");
        assertThat(trained().vocabularySize()).isEqualTo(19);
        assertThat(run("tokenize", "--tokenizer", "tokenizer.json", "東京に住んでいます").out())
                .contains("に住んでいます");
    }

    @Test
    void readsAMemberOfJsonLinesFromStandardInput() throws IOException {
        byte[] input = TEXTS.lines()
                .map(line -> "{\"t\":\"" + line + "\"}\n")
                .reduce("", String::concat)
                .getBytes(StandardCharsets.UTF_8);

        CommandRun run = CommandRun.in(
                folder, input, "train-tokenizer", "--column", "t", "-o", "tokenizer.json", "--vocabulary", "19", "-q");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(trained().idOf("に住んでいます")).isPositive();
    }

    @Test
    void learnsWithinTheWordsOfADictionary() throws IOException {
        Files.writeString(folder.resolve("corpus.txt"), TEXTS);

        CommandRun run = run(
                "train-tokenizer",
                "corpus.txt",
                "-o",
                "tokenizer.json",
                "--vocabulary",
                "20",
                "--boundaries",
                "unidic");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(trained().idOf("住ん")).isPositive();
        assertThat(trained().idOf("に住")).isNegative();
    }

    @Test
    void keepsAnExistingTokenizerUnlessAsked() throws IOException {
        Files.writeString(folder.resolve("corpus.txt"), TEXTS);
        Files.writeString(folder.resolve("tokenizer.json"), "mine");

        CommandRun refused = run("train-tokenizer", "corpus.txt", "-o", "tokenizer.json", "--vocabulary", "19");

        assertThat(refused.exitCode()).isEqualTo(Main.FAILED);
        assertThat(refused.err()).contains("tokenizer.json exists", "--overwrite");
        assertThat(folder.resolve("tokenizer.json")).hasContent("mine");
        assertThat(run("train-tokenizer", "corpus.txt", "-o", "tokenizer.json", "--vocabulary", "19", "--overwrite")
                        .exitCode())
                .isZero();
        assertThat(trained().vocabularySize()).isEqualTo(19);
    }

    @Test
    void leavesNothingBehindWhenTheTextsDoNotFillTheVocabulary() throws IOException {
        Files.writeString(folder.resolve("corpus.txt"), TEXTS);

        CommandRun run = run("train-tokenizer", "corpus.txt", "-o", "tokenizer.json");

        assertThat(run.exitCode()).isEqualTo(Main.USAGE);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .startsWith("hayate: the texts give no more than ")
                .contains("32768");
        assertThat(names()).containsExactly("corpus.txt");
    }
}
