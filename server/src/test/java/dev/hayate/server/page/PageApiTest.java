package dev.hayate.server.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Meter;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class PageApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAT = "猫が窓辺で眠っている";
    private static final String ENGLISH_CAT = "The cat is sleeping by the window";

    private static StaticEmbeddingModel model;
    private static List<Route> routes;

    @BeforeAll
    static void load() throws IOException {
        model = StaticEmbeddingModel.bundled();
        routes = PageApi.routes(new Engine(List.of(new ServedModel("hayate-ja", model, model.fingerprint(), 0))));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void filesAreOpenAndWorkNeedsAKey() {
        assertThat(routes).allSatisfy(route -> {
            boolean isFile = route.path().equals("/") || route.path().contains(".");
            assertThat(route.access()).as(route.path()).isEqualTo(isFile ? Access.OPEN : Access.KEY);
        });
    }

    @Test
    void tellsTheModelsAndTheirDimensions() {
        JsonNode first = answer("/playground/models", "").at("/models/0");
        assertThat(first.get("name").asString()).isEqualTo("hayate-ja");
        assertThat(first.get("dimension").asInt()).isEqualTo(model.dimension());
        assertThat(first.get("vocabulary").asInt()).isEqualTo(model.tokenizer().vocabularySize());
    }

    @Test
    void vectorsAreTheLibrarysWholeOnes() {
        JsonNode answer =
                answer("/playground/vectors", json(Map.of("model", "hayate-ja", "texts", List.of(CAT, "", "x"))));
        JsonNode vectors = answer.get("vectors");
        assertThat(vectors).hasSize(3);
        assertThat(floats(vectors.get(0).asString())).containsExactly(model.encode(CAT));
        assertThat(floats(vectors.get(1).asString())).containsExactly(new float[model.dimension()]);
        assertThat(answer.get("micros").asDouble()).isPositive();
        assertThat(answer.get("tokens").asInt()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 448, 128, 32})
    void theSharesOfTheTokensOfEitherTextAddUpToTheCosine(int dimension) {
        JsonNode answer = explain(CAT, ENGLISH_CAT, dimension);
        EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(dimension == 0 ? model.dimension() : dimension);
        double cosine = Similarity.COSINE.score(model.encode(CAT, options), model.encode(ENGLISH_CAT, options));
        assertThat(answer.get("cosine").asDouble()).isCloseTo(cosine, within(1e-5));
        assertThat(sumOfShares(answer.get("a"))).isCloseTo(cosine, within(1e-5));
        assertThat(sumOfShares(answer.get("b"))).isCloseTo(cosine, within(1e-5));
    }

    @Test
    void tokensAreWhatTheyCoverInTheText() {
        JsonNode answer = explain("The cat", "猫", 0);
        assertThat(answer.get("a").valueStream().map(token -> token.get("text").asString()))
                .containsExactly("The", " cat");
        assertThat(answer.at("/pairs/0/a").asString()).isEqualTo("▁cat");
        assertThat(answer.at("/pairs/0/b").asString()).isEqualTo("猫");
    }

    @Test
    void aTokenThatOccursTwiceHasItsShareTwice() {
        JsonNode tokens = explain("猫と猫", "猫", 0).get("a");
        List<Double> cats = tokens.valueStream()
                .filter(token -> token.get("piece").asString().equals("猫"))
                .map(token -> token.get("share").asDouble())
                .toList();
        assertThat(cats).hasSize(2);
        assertThat(cats.getFirst()).isEqualTo(cats.getLast()).isPositive();
    }

    @Test
    void aTextWithoutTokensIsSimilarToNothing() {
        JsonNode answer = explain("", "猫", 0);
        assertThat(answer.get("cosine").asDouble()).isZero();
        assertThat(answer.get("a")).isEmpty();
        assertThat(answer.get("pairs")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /playground/vectors | {}                                       | texts
                    /playground/vectors | {"texts":[]}                             | texts
                    /playground/vectors | {"texts":["x",7]}                        | texts[1]
                    /playground/explain | {"a":"x"}                                | b
                    /playground/explain | {"b":"x"}                                | a
                    /playground/explain | {"a":"x","b":"y","dimension":449}        | dimension
                    /playground/explain | {"a":"x","b":"y","dimension":0}          | dimension
                    """)
    void namesThePlaceOfAMistake(String path, String body, String parameter) {
        ApiException refused = refusal(path, body);
        assertThat(refused.problem()).isEqualTo(Problem.INVALID);
        assertThat(refused.parameter()).contains(parameter);
    }

    @Test
    void refusesMoreThanItCanTakeApartWithoutRepeatingIt() {
        ApiException refused =
                refusal("/playground/explain", json(Map.of("a", "秘密 ".repeat(Explain.MOST_TOKENS), "b", "猫")));
        assertThat(refused.sentence()).contains("at most 200 tokens").doesNotContain("秘密");
        assertThat(refused.parameter()).contains("a");
        ApiException tooMany =
                refusal("/playground/vectors", json(Map.of("texts", Collections.nCopies(Vectors.MOST_TEXTS + 1, "x"))));
        assertThat(tooMany.problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/playground/vectors", "/playground/explain"})
    void listsTheModelsIfThereIsNoSuch(String path) {
        ApiException refused = refusal(path, json(Map.of("model", "other", "texts", List.of("x"), "a", "x", "b", "y")));
        assertThat(refused.problem()).isEqualTo(Problem.NO_SUCH_MODEL);
        assertThat(refused.sentence()).contains("hayate-ja");
    }

    @Test
    void everyTextIsCharged() {
        int[] charged = {0};
        String vectors = json(Map.of("texts", List.of("x", "y", "z")));
        route("/playground/vectors").operation().answer(call(vectors, texts -> charged[0] += texts));
        assertThat(charged[0]).isEqualTo(3);
        String pair = json(Map.of("a", "x", "b", "y"));
        route("/playground/explain").operation().answer(call(pair, texts -> charged[0] += texts));
        assertThat(charged[0]).isEqualTo(5);
    }

    @Test
    void errorsAreOneSentenceAndAPlace() {
        Reply reply = route("/playground/vectors").errors().reply(ApiException.invalid("texts[1]", "a \"sentence\""));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(new String(reply.bytes(), 0, reply.length(), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":{\"message\":\"a \\\"sentence\\\"\",\"parameter\":\"texts[1]\"}}");
    }

    private static JsonNode explain(String a, String b, int dimension) {
        Map<String, Object> question =
                dimension == 0 ? Map.of("a", a, "b", b) : Map.of("a", a, "b", b, "dimension", dimension);
        return answer("/playground/explain", json(question));
    }

    private static double sumOfShares(JsonNode tokens) {
        return tokens.valueStream()
                .mapToDouble(token -> token.get("share").asDouble())
                .sum();
    }

    private static ApiException refusal(String path, String body) {
        return assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> answer(path, body))
                .actual();
    }

    private static JsonNode answer(String path, String body) {
        Reply reply = route(path).operation().answer(call(body, texts -> {}));
        assertThat(reply.status()).isEqualTo(200);
        return JSON.readTree(reply.bytes(), 0, reply.length());
    }

    private static Call call(String body, Meter meter) {
        return new Call(body.getBytes(StandardCharsets.UTF_8), Map.of(), Long.MAX_VALUE, meter);
    }

    private static Route route(String path) {
        return routes.stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    private static float[] floats(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
