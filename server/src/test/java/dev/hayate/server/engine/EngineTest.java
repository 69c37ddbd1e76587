package dev.hayate.server.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
    private static final EncodeOptions NORMALIZED = EncodeOptions.DEFAULT.normalized();

    @TempDir
    Path temp;

    private ModelSource small;

    @BeforeEach
    void writeModel() throws Exception {
        Path folder = SmallModel.write(
                temp.resolve("小さい モデル"), 1, "{\"prompts\":{\"ask\":\"query: \"},\"default_prompt_name\":null}");
        small = ModelSource.of("small", folder.toString());
    }

    @Test
    void givesTheVectorsOfTheLibrary() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT)) {
            Embedded embedded = engine.embed(request(NORMALIZED.truncateTo(3), "neko inu", "tori", "", "neko 猫"));
            assertThat(embedded.model()).isEqualTo("small");
            assertThat(embedded.vectors().rows()).isEqualTo(4);
            assertThat(embedded.vectors().row(0)).containsExactly(library("neko inu", NORMALIZED.truncateTo(3)));
            assertThat(embedded.vectors().row(1)).containsExactly(library("tori", NORMALIZED.truncateTo(3)));
            assertThat(embedded.vectors().row(2)).containsOnly(0);
            assertThat(embedded.counts().tokens()).isEqualTo(5);
            assertThat(embedded.counts().unknown()).isEqualTo(1);
            assertThat(embedded.counts().empty()).isEqualTo(1);
        }
    }

    @Test
    void givesTokensTheVectorOfTheirText() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT)) {
            Embedded embedded = engine.embed(
                    new EmbedRequest("", List.of(new Input.Tokens(new int[] {1, 2, 1})), NORMALIZED, soon()));
            assertThat(embedded.vectors().values()).containsExactly(library("neko inu neko", NORMALIZED));
        }
    }

    @Test
    void putsPromptsBeforeTexts() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT)) {
            assertThat(engine.embed(request(NORMALIZED.promptName("ask"), "neko"))
                            .vectors()
                            .values())
                    .containsExactly(library("query: neko", NORMALIZED));
            ApiException problem = refused(engine, request(NORMALIZED.promptName("geheim"), "neko"));
            assertThat(problem.problem()).isEqualTo(Problem.INVALID);
            assertThat(problem.sentence()).contains("ask").doesNotContain("geheim");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void givesTheSameBitsHoweverABatchIsCut(int processors) throws Exception {
        StaticEmbeddingModel model = StaticEmbeddingModel.bundled();
        List<Input> inputs = inputs(model);
        try (Engine engine = Engine.of(
                List.of(new ServedModel("hayate-ja", model, "f", 0)),
                EngineSettings.DEFAULT.processors(processors).maxBatch(10_000))) {
            assertThat(Slices.of(inputs).count()).isGreaterThan(10);
            Embedded embedded = engine.embed(new EmbedRequest("", inputs, NORMALIZED, soon()));
            long tokens = 0;
            for (int i = 0; i < inputs.size(); i++) {
                Embedded alone = engine.embed(new EmbedRequest("", List.of(inputs.get(i)), NORMALIZED, soon()));
                assertThat(Arrays.equals(
                                embedded.vectors().row(i), alone.vectors().values()))
                        .isTrue();
                tokens += alone.counts().tokens();
            }
            assertThat(embedded.counts().texts()).isEqualTo(inputs.size());
            assertThat(embedded.counts().tokens()).isEqualTo(tokens);
        }
    }

    private static List<Input> inputs(StaticEmbeddingModel model) {
        SplittableRandom random = new SplittableRandom(1);
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            int words = i % 500 == 499 ? 20_000 : random.nextInt(0, 12);
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < words; w++) {
                text.append("猫と犬が東京の公園で遊んでいるhello".charAt(random.nextInt(20)));
            }
            inputs.add(
                    i % 7 == 0
                            ? new Input.Tokens(model.tokenizer().ids(text.toString()))
                            : new Input.Text(text.toString()));
        }
        return inputs;
    }

    @Test
    void knowsModelsByNameAndAlias() throws Exception {
        Path other = SmallModel.write(temp.resolve("other"), 2);
        EngineSettings settings = EngineSettings.DEFAULT.aliases(Map.of("text-embedding-3-small", "other"));
        try (Engine engine = Engine.load(List.of(small, ModelSource.of("other", other.toString())), settings)) {
            assertThat(engine.models()).extracting(ServedModel::name).containsExactly("small", "other");
            for (String name : List.of("other", "text-embedding-3-small")) {
                EmbedRequest request = new EmbedRequest(name, List.of(new Input.Text("neko")), NORMALIZED, soon());
                assertThat(engine.embed(request).model()).isEqualTo("other");
            }
            assertThat(engine.embed(request(NORMALIZED, "neko")).model()).isEqualTo("small");
            ApiException problem =
                    refused(engine, new EmbedRequest("geheim", List.of(new Input.Text("neko")), NORMALIZED, soon()));
            assertThat(problem.problem()).isEqualTo(Problem.NO_SUCH_MODEL);
            assertThat(problem.sentence()).contains("small, other").doesNotContain("geheim");
        }
    }

    @Test
    void refusesNamesThatAreNotClear() {
        assertThatThrownBy(() -> Engine.load(List.of(small, small), EngineSettings.DEFAULT))
                .hasMessageContaining("two models are named small");
        assertThatThrownBy(() -> engine(EngineSettings.DEFAULT.aliases(Map.of("small", "small"))))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> engine(EngineSettings.DEFAULT.aliases(Map.of("x", "large"))))
                .hasMessageContaining("no such model; there are: small");
        assertThatThrownBy(() -> Engine.load(List.of(), EngineSettings.DEFAULT)).hasMessageContaining("at least one");
    }

    @Test
    void refusesDimensionsThatTheModelDoesNotHave() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT)) {
            ApiException problem = refused(engine, request(NORMALIZED.truncateTo(5), "neko"));
            assertThat(problem.problem()).isEqualTo(Problem.INVALID);
            assertThat(problem.parameter()).contains("dimensions");
            assertThat(problem.sentence()).contains("from 1 to 4").contains("got 5");
        }
    }

    @Test
    void refusesTokensThatTheModelDoesNotHave() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT)) {
            ApiException problem = refused(
                    engine,
                    new EmbedRequest(
                            "",
                            List.of(new Input.Text("neko"), new Input.Tokens(new int[] {1, 5})),
                            NORMALIZED,
                            soon()));
            assertThat(problem.problem()).isEqualTo(Problem.INVALID);
            assertThat(problem.sentence()).isEqualTo("input 1, token 1: expected an id from 0 to 4, got 5");
        }
    }

    @Test
    void limitsTheInputsOfARequest() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT.maxBatch(2))) {
            assertThat(engine.embed(request(NORMALIZED, "neko", "inu"))
                            .vectors()
                            .rows())
                    .isEqualTo(2);
            ApiException problem = refused(engine, request(NORMALIZED, "neko", "inu", "tori"));
            assertThat(problem.problem()).isEqualTo(Problem.TOO_LARGE);
            assertThat(problem.sentence()).isEqualTo("3 inputs, at most 2 are allowed");
        }
    }

    @Test
    void cutsOrRefusesLongInputsAsServerAndRequestSay() throws Exception {
        EmbedRequest long3 = request(NORMALIZED, "neko", "neko inu tori");
        try (Engine engine = engine(EngineSettings.DEFAULT.maxTokens(2, Overflow.TRUNCATE))) {
            Embedded cut = engine.embed(long3);
            assertThat(cut.vectors().row(1)).containsExactly(library("neko inu", NORMALIZED));
            assertThat(cut.counts().truncated()).isEqualTo(1);
            assertThat(refused(engine, long3.onOverflow(Overflow.ERROR)).sentence())
                    .isEqualTo("input 1: 3 tokens, at most 2 allowed");
            EncodeOptions asked = NORMALIZED.maxTokens(1, Overflow.TRUNCATE);
            assertThat(engine.embed(request(asked, "neko inu tori")).vectors().row(0))
                    .containsExactly(library("neko", NORMALIZED));
            asked = NORMALIZED.maxTokens(EncodeOptions.NO_LIMIT, Overflow.TRUNCATE);
            assertThat(engine.embed(request(asked, "neko inu tori")).counts().tokens())
                    .isEqualTo(2);
        }
        try (Engine engine = engine(EngineSettings.DEFAULT.maxTokens(2, Overflow.ERROR))) {
            assertThat(refused(engine, long3).problem()).isEqualTo(Problem.UNPROCESSABLE);
            assertThat(engine.embed(long3.onOverflow(Overflow.TRUNCATE))
                            .counts()
                            .truncated())
                    .isEqualTo(1);
        }
    }

    @Test
    void keepsItsPermitsWhateverFails() throws Exception {
        EngineSettings settings =
                EngineSettings.DEFAULT.processors(2).maxBatch(5000).maxTokens(2, Overflow.ERROR);
        try (Engine engine = engine(settings)) {
            List<Input> many = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                many.add(new Input.Text(i == 700 || i == 1500 ? "neko inu tori" : "neko"));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(refused(engine, request(NORMALIZED, "neko inu tori")).sentence())
                        .contains("input 0:");
                assertThat(refused(engine, new EmbedRequest("", many, NORMALIZED, soon()))
                                .sentence())
                        .contains("input 700:");
                assertThat(refused(engine, new EmbedRequest("", many, NORMALIZED, System.nanoTime() - 1))
                                .problem())
                        .isEqualTo(Problem.UNAVAILABLE);
            }
            assertThat(engine.embed(request(NORMALIZED, "neko")).vectors().rows())
                    .isEqualTo(1);
            assertThat(new String(engine.metrics().text(), UTF_8))
                    .contains("hayate_encode_permits 2.0")
                    .contains("hayate_encode_permits_in_use 0.0")
                    .contains("hayate_encode_waiting 0.0");
        }
    }

    @Test
    void givesUpWhenItsThreadIsToStop() throws Exception {
        try (Engine engine = engine(EngineSettings.DEFAULT.maxBatch(5000))) {
            String[] texts = new String[2000];
            Arrays.fill(texts, "neko");
            Thread.currentThread().interrupt();
            assertThat(refused(engine, request(NORMALIZED, texts)).problem()).isEqualTo(Problem.UNAVAILABLE);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(engine.embed(request(NORMALIZED, texts)).vectors().rows())
                    .isEqualTo(2000);
        }
    }

    private Engine engine(EngineSettings settings) throws Exception {
        return Engine.load(List.of(small), settings);
    }

    private float[] library(String text, EncodeOptions options) throws Exception {
        try (StaticEmbeddingModel model = small.load().model()) {
            return model.encode(text, options);
        }
    }

    private static EmbedRequest request(EncodeOptions options, String... texts) {
        List<Input> inputs = new ArrayList<>();
        for (String text : texts) {
            inputs.add(new Input.Text(text));
        }
        return new EmbedRequest("", inputs, options, soon());
    }

    private static ApiException refused(Engine engine, EmbedRequest request) {
        return catchThrowableOfType(ApiException.class, () -> engine.embed(request));
    }

    private static long soon() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    }
}
