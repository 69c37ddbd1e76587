package dev.hayate.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Small whole tokenizers against what HF tokenizers made of them: ids, offsets and the way back.
class GoldenFilesTest {

    @TestFactory
    Stream<DynamicTest> findsAddedTokensAsTheOriginal() throws IOException {
        return tests("added-tokens");
    }

    @TestFactory
    Stream<DynamicTest> cutsIntoSubwordsAsTheOriginal() throws IOException {
        return tests("subwords");
    }

    private static Stream<DynamicTest> tests(String folder) throws IOException {
        return GoldenCases.entries(folder).stream()
                .map(entry -> dynamicTest(entry.member("name").string(), () -> check(entry)));
    }

    private static void check(Json entry) {
        String json = JsonWriter.compact(entry.member("tokenizer").value());
        Tokenizer tokenizer = Tokenizer.fromJson("tokenizer.json", json.getBytes(StandardCharsets.UTF_8));
        Tokenizer.Worker exact = tokenizer.newWorker(true);
        Tokenizer.Worker fast = tokenizer.newWorker(false);
        List<String> differences = new ArrayList<>();
        for (Json golden : entry.member("cases").elements()) {
            String text = golden.element(0).string();
            int[] ids = GoldenCases.ints(golden.element(1));
            compare(
                    differences,
                    text,
                    Arrays.toString(ids) + Arrays.toString(GoldenCases.ints(golden.element(2))),
                    describe(exact.tokenize(text)));
            TokenBuffer unaligned = fast.tokenize(text);
            compare(
                    differences,
                    text,
                    Arrays.toString(ids),
                    Arrays.toString(Arrays.copyOf(unaligned.ids(), unaligned.count())));
            compare(differences, text, golden.element(3).string(), tokenizer.decode(ids, true));
            compare(differences, text, golden.element(4).string(), tokenizer.decode(ids, false));
        }
        assertThat(differences).as(entry.member("name").string()).isEmpty();
    }

    private static void compare(List<String> differences, String text, String expected, String found) {
        if (!found.equals(expected)) {
            differences.add("\"%s\"%n expected %s%n found    %s".formatted(text, expected, found));
        }
    }

    private static String describe(TokenBuffer tokens) {
        int[] places = new int[2 * tokens.count()];
        for (int t = 0; t < tokens.count(); t++) {
            places[2 * t] = tokens.start(t);
            places[2 * t + 1] = tokens.end(t);
        }
        return Arrays.toString(Arrays.copyOf(tokens.ids(), tokens.count())) + Arrays.toString(places);
    }
}
