package dev.hayate.tokenizer.normalizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.NormalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The cases that HF tokenizers wrote.
class GoldenNormalizerTest {

    @TestFactory
    Stream<DynamicTest> normalizesAsTheOriginal() throws IOException {
        return entries().stream()
                .map(entry -> dynamicTest(
                        entry.member("name").string(),
                        () -> check(entry, NormalizerReader.read(entry.member("normalizer"))::normalize)));
    }

    @TestFactory
    Stream<DynamicTest> normalizesAsTheOriginalWhenCompiled() throws IOException {
        return entries().stream()
                .map(entry -> dynamicTest(
                        entry.member("name").string(),
                        () -> check(
                                entry,
                                CompiledNormalizer.compile(NormalizerReader.read(entry.member("normalizer")))
                                        .newWorker()::normalize)));
    }

    private static void check(Json entry, Consumer<NormalizedText> normalizer) {
        NormalizedText plain = new NormalizedText(false);
        NormalizedText aligned = new NormalizedText(true);
        for (Json golden : entry.member("cases").elements()) {
            String original = golden.element(0).string();
            int[] input = ("<>" + original).codePoints().toArray();
            plain.reset(input, 2, input.length);
            aligned.reset(input, 2, input.length);
            normalizer.accept(plain);
            normalizer.accept(aligned);
            String expected = golden.element(1).string();
            assertThat(plain.substring(0, plain.length())).as(original).isEqualTo(expected);
            assertThat(aligned.substring(0, aligned.length())).as(original).isEqualTo(expected);
            assertThat(places(aligned, 2))
                    .as(original)
                    .isEqualTo(golden.element(2).elements().stream()
                            .map(Json::integer)
                            .toList());
        }
    }

    private static List<Integer> places(NormalizedText text, int origin) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            places.addAll(Arrays.asList(text.originalStart(i) - origin, text.originalEnd(i) - origin));
        }
        return places;
    }

    private static List<Json> entries() throws IOException {
        try (InputStream in = GoldenNormalizerTest.class.getResourceAsStream("/golden/normalizers/cases.json")) {
            return Json.parse("cases.json", Objects.requireNonNull(in).readAllBytes())
                    .elements();
        }
    }
}
