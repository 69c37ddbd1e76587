package dev.hayate.tokenizer.pretokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonWriter;
import dev.hayate.tokenizer.GoldenCases;
import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The cases that HF tokenizers wrote.
class GoldenPreTokenizerTest {

    @TestFactory
    Stream<DynamicTest> cutsAsTheOriginal() throws IOException {
        return tests("pretokenizers");
    }

    @TestFactory
    Stream<DynamicTest> cutsAtPatternsAsTheOriginal() throws IOException {
        return tests("split-patterns");
    }

    private static Stream<DynamicTest> tests(String folder) throws IOException {
        return GoldenCases.entries(folder).stream()
                .map(entry ->
                        dynamicTest(JsonWriter.compact(entry.member("settings").value()), () -> check(entry)));
    }

    private static void check(Json entry) {
        PreTokenizer preTokenizer = PreTokenizerReader.read(entry.member("settings"));
        List<String> differences = new ArrayList<>();
        for (Json golden : entry.member("cases").elements()) {
            String text = golden.element(0).string();
            String expected = GoldenCases.strings(golden.element(1))
                    + IntStream.of(GoldenCases.ints(golden.element(2)))
                            .boxed()
                            .toList()
                            .toString();
            PreTokens aligned = cut(preTokenizer, text, true);
            String found = pieces(aligned) + places(aligned).toString();
            if (!found.equals(expected)) {
                differences.add("\"%s\"%n expected %s%n found    %s".formatted(text, expected, found));
            }
            assertThat(pieces(cut(preTokenizer, text, false)))
                    .as("without places: %s", text)
                    .isEqualTo(pieces(aligned));
        }
        assertThat(differences).isEmpty();
    }

    private static PreTokens cut(PreTokenizer preTokenizer, String text, boolean aligned) {
        int[] codePoints = text.codePoints().toArray();
        NormalizedText normalized = new NormalizedText(aligned);
        normalized.reset(codePoints, 0, codePoints.length);
        PreTokens spans = new PreTokens(normalized);
        spans.reset(0, codePoints.length);
        if (codePoints.length > 0) {
            preTokenizer.split(spans);
        }
        return spans;
    }

    private static List<String> pieces(PreTokens spans) {
        List<String> pieces = new ArrayList<>();
        for (int s = 0; s < spans.count(); s++) {
            if (spans.start(s) < spans.end(s)) {
                pieces.add(spans.text().substring(spans.start(s), spans.end(s)));
            }
        }
        return pieces;
    }

    private static List<Integer> places(PreTokens spans) {
        List<Integer> places = new ArrayList<>();
        for (int s = 0; s < spans.count(); s++) {
            if (spans.start(s) < spans.end(s)) {
                places.add(spans.text().originalStart(spans.start(s)));
                places.add(spans.text().originalEnd(spans.end(s) - 1));
            }
        }
        return places;
    }
}
