package dev.hayate.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids, offsets and decoded texts against what HF tokenizers wrote.
class GoldenTokenizerTest {
    private static final Path FIXTURES = Path.of("src/test/resources/golden/tokenizers");
    private static final Path WIDE = Path.of("../../shared/golden/tokenizers");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unigram",
                "unigram-bytefallback",
                "wordpiece",
                "bpe-bytelevel",
                "bpe-gpt2",
                "bpe-bytefallback",
                "wordlevel"
            })
    void givesTheIdsOffsetsAndTextsOfTheOriginal(String name) throws IOException {
        assertThat(differences(FIXTURES.resolve(name))).isEmpty();
    }

    @Test
    void givesTheIdsAndOffsetsOfTheOriginalOnWiderCases() throws IOException {
        assumeTrue(Files.isDirectory(WIDE), "no wider cases at " + WIDE);
        try (var folders = Files.list(WIDE)) {
            for (Path folder : folders.sorted().toList()) {
                assertThat(differences(folder)).as(folder.toString()).isEmpty();
            }
        }
    }

    private static List<String> differences(Path folder) throws IOException {
        Tokenizer tokenizer = Tokenizer.load(folder.resolve("tokenizer.json"));
        Tokenizer.Worker exact = tokenizer.newWorker(true);
        Tokenizer.Worker fast = tokenizer.newWorker(false);
        List<String> differences = new ArrayList<>();
        List<String> lines = Files.readAllLines(folder.resolve("cases.jsonl"));
        assertThat(lines).hasSizeGreaterThan(100);
        for (String line : lines) {
            Json expected = Json.parse(folder + "/cases.jsonl", line);
            String text = expected.member("text").string();
            int[] ids = ints(expected.member("ids"));
            String wanted = Arrays.toString(ids)
                    + expected.member("offsets").elements().stream()
                            .map(offset -> Arrays.toString(ints(offset)))
                            .toList();
            String found = describe(exact.tokenize(text));
            if (!found.equals(wanted)) {
                differences.add("%s%n wanted %s%n found  %s".formatted(text, wanted, found));
            }
            TokenBuffer unaligned = fast.tokenize(text);
            if (!Arrays.equals(Arrays.copyOf(unaligned.ids(), unaligned.count()), ids)) {
                differences.add("without offsets: " + text);
            }
            if (expected.has("decoded")
                    && !tokenizer
                            .decode(ids, true)
                            .equals(expected.member("decoded").string())) {
                differences.add("%s%n decoded %s%n wanted  %s"
                        .formatted(
                                text,
                                tokenizer.decode(ids, true),
                                expected.member("decoded").string()));
            }
        }
        return differences;
    }

    private static String describe(TokenBuffer tokens) {
        List<String> offsets = new ArrayList<>();
        for (int t = 0; t < tokens.count(); t++) {
            offsets.add("[" + tokens.start(t) + ", " + tokens.end(t) + "]");
        }
        return Arrays.toString(Arrays.copyOf(tokens.ids(), tokens.count())) + offsets;
    }

    private static int[] ints(Json array) {
        return array.elements().stream().mapToInt(Json::integer).toArray();
    }
}
