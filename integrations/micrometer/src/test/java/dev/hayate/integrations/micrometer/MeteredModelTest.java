package dev.hayate.integrations.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EmptyText;
import dev.hayate.EncodeOptions;
import dev.hayate.EncodingException;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeteredModelTest {
    private static final EncodeOptions OPTIONS = EncodeOptions.DEFAULT.normalized();

    private static StaticEmbeddingModel model;

    private SimpleMeterRegistry registry;
    private MeteredModel metered;

    @BeforeAll
    static void loadModel() throws IOException {
        model = StaticEmbeddingModel.bundled();
    }

    @AfterAll
    static void closeModel() {
        model.close();
    }

    @BeforeEach
    void newRegistry() {
        registry = new SimpleMeterRegistry();
        metered = new MeteredModel(model, new EncodeMeters(registry, "mine"));
    }

    @Test
    void vectorsAreThoseOfTheModel() {
        assertThat(metered.encode("猫が好き", OPTIONS)).containsExactly(model.encode("猫が好き", OPTIONS));
        List<String> texts =
                IntStream.range(0, 10_000).mapToObj(i -> "猫が " + i + " 匹").toList();
        EncodeOptions small = OPTIONS.truncateTo(32);
        assertThat(metered.encode(texts, small).values())
                .containsExactly(model.encode(texts, small).values());
    }

    @Test
    void countsTextsTokensAndCalls() {
        List<String> texts = List.of("猫が好き", "東京は日本の首都です。");
        metered.encode(texts, OPTIONS);
        metered.encode(texts.getFirst(), OPTIONS);
        assertThat(count("hayate.texts")).isEqualTo(3);
        assertThat(count("hayate.tokens")).isEqualTo(2 * tokens(texts.get(0)) + tokens(texts.get(1)));
        assertThat(registry.get("hayate.encode").tag("model", "mine").timer().count())
                .isEqualTo(2);
    }

    private static int tokens(String text) {
        return model.tokenizer().ids(text).length;
    }

    @Test
    void countsWhatAnOperatorWorriesAbout() {
        metered.encode(List.of("", "𓀀𓀁", "東京は日本の首都です。"), OPTIONS.maxTokens(3, Overflow.TRUNCATE));
        assertThat(count("hayate.empty.texts")).isEqualTo(1);
        assertThat(count("hayate.truncated.texts")).isEqualTo(1);
        assertThat(count("hayate.unknown.tokens")).isPositive();
    }

    @Test
    void aFailureCountsWhatWentBefore() {
        EncodeOptions strict = OPTIONS.onEmpty(EmptyText.ERROR);
        assertThatThrownBy(() -> metered.withEncoder(strict, encoder -> {
                    encoder.encode("猫");
                    return encoder.encode("");
                }))
                .isInstanceOf(EncodingException.class);
        assertThat(count("hayate.texts")).isEqualTo(1);
        assertThat(registry.get("hayate.encode").timer().count()).isEqualTo(1);
    }

    @Test
    void modelsShareARegistry() {
        new EncodeMeters(registry, "mine");
        MeteredModel other = new MeteredModel(model, new EncodeMeters(registry, "other"));
        metered.encode("猫", OPTIONS);
        other.encode(List.of("犬", "鳥"), OPTIONS);
        assertThat(count("hayate.texts")).isEqualTo(1);
        assertThat(registry.get("hayate.texts").tag("model", "other").counter().count())
                .isEqualTo(2);
    }

    @Test
    void noMeterCarriesAText() {
        metered.encode("秘密の文章", OPTIONS);
        assertThat(registry.getMetersAsString()).doesNotContain("秘密");
    }

    @Test
    void saysWhichModelItIs() throws IOException {
        new ModelInfo(model, "mine").bindTo(registry);
        Meter.Id id = registry.get("hayate.model.info").gauge().getId();
        assertThat(registry.get("hayate.model.info").gauge().value()).isEqualTo(1);
        assertThat(id.getTag("fingerprint")).isEqualTo(model.fingerprint());
        assertThat(id.getTag("dimension")).isEqualTo("448");
        assertThat(id.getTag("model")).isEqualTo("mine");
    }

    private double count(String name) {
        return registry.get(name).tag("model", "mine").counter().count();
    }
}
