package dev.hayate.server.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.EngineSettings;
import dev.hayate.server.engine.ServedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OpenAiApiTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final EncodeOptions NORMALIZED = EncodeOptions.DEFAULT.normalized();

    private static StaticEmbeddingModel model;
    private static Engine engine;

    @BeforeAll
    static void load() throws Exception {
        model = StaticEmbeddingModel.bundled();
        engine = Engine.of(
                List.of(new ServedModel("hayate-ja", model, "f", 1700000000)),
                EngineSettings.DEFAULT
                        .maxBatch(8)
                        .maxTokens(100, Overflow.ERROR)
                        .aliases(Map.of("text-embedding-3-small", "hayate-ja")));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @Test
    void answersFieldByFieldAsOpenAi() {
        JsonNode answer = post("{\"input\":\"猫が好き\",\"model\":\"hayate-ja\"}");
        assertThat(answer.propertyNames()).containsExactly("object", "data", "model", "usage");
        assertThat(answer.path("object").asString()).isEqualTo("list");
        assertThat(answer.path("model").asString()).isEqualTo("hayate-ja");
        assertThat(answer.path("data")).hasSize(1);
        JsonNode first = answer.at("/data/0");
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("object", "index", "embedding");
        assertThat(first.path("object").asString()).isEqualTo("embedding");
        assertThat(first.path("index").asInt()).isZero();
        assertThat(floats(first)).containsExactly(model.encode("猫が好き", NORMALIZED));
        int tokens = model.tokenizer().ids("猫が好き").length;
        assertThat(answer.path("usage").propertyNames()).containsExactly("prompt_tokens", "total_tokens");
        assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(tokens);
        assertThat(answer.at("/usage/total_tokens").asInt()).isEqualTo(tokens);
    }

    @Test
    void takesEveryFormOfInput() {
        int[] cat = model.tokenizer().ids("猫が好き");
        int[] dog = model.tokenizer().ids("犬も好きです");
        String cats = JACKSON.writeValueAsString(cat);
        String dogs = JACKSON.writeValueAsString(dog);
        for (String input :
                List.of("[\"猫が好き\",\"犬も好きです\"]", "[" + cats + "," + dogs + "]", "[" + cats + ",\"犬も好きです\"]")) {
            JsonNode answer = post("{\"input\":" + input + "}");
            assertThat(floats(answer.at("/data/0"))).containsExactly(model.encode("猫が好き", NORMALIZED));
            assertThat(floats(answer.at("/data/1"))).containsExactly(model.encode("犬も好きです", NORMALIZED));
            assertThat(answer.at("/data/1/index").asInt()).isEqualTo(1);
            assertThat(answer.at("/usage/total_tokens").asInt()).isEqualTo(cat.length + dog.length);
        }
        JsonNode answer = post("{\"input\":" + cats + "}");
        assertThat(answer.path("data")).hasSize(1);
        assertThat(floats(answer.at("/data/0"))).containsExactly(model.encode("猫が好き", NORMALIZED));
    }

    @Test
    void keepsTheFirstDimensionsAndScalesThemToLengthOne() {
        float[] vector = floats(post("{\"input\":\"猫が好き\",\"dimensions\":64}").at("/data/0"));
        assertThat(vector).containsExactly(model.encode("猫が好き", NORMALIZED.truncateTo(64)));
        double norm = 0;
        for (float value : vector) {
            norm += (double) value * value;
        }
        assertThat(norm).isCloseTo(1, within(1e-6));
    }

    @Test
    void writesLittleEndianFloatsInBase64() {
        JsonNode answer = post("{\"input\":[\"猫\",\"犬\"],\"encoding_format\":\"base64\",\"dimensions\":7}");
        for (int i = 0; i < 2; i++) {
            byte[] bytes = Base64.getDecoder()
                    .decode(answer.at("/data/" + i + "/embedding").asString());
            FloatBuffer floats =
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            float[] vector = new float[floats.remaining()];
            floats.get(vector);
            assertThat(vector).containsExactly(model.encode(i == 0 ? "猫" : "犬", NORMALIZED.truncateTo(7)));
        }
    }

    @Test
    void passesOverWhatItDoesNotKnowAndWhatIsNull() {
        String plain = post("{\"input\":\"猫\"}").toString();
        assertThat(post("{\"user\":\"u\",\"input_type\":\"query\",\"x\":{\"y\":[1,{}]},\"model\":null,"
                                + "\"dimensions\":null,\"encoding_format\":null,\"input\":\"猫\"}")
                        .toString())
                .isEqualTo(plain);
        assertThat(post("{\"model\":\"text-embedding-3-small\",\"encoding_format\":\"float\",\"input\":\"猫\"}")
                        .toString())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                            | input          | expected a string, or an array",
                "{\"input\":null}                              | input          | expected a string, or an array",
                "{\"input\":7}                                 | input          | expected a string, or an array",
                "{\"input\":{}}                                | input          | expected a string, or an array",
                "{\"input\":\"\"}                              | input          | an empty string has no vector",
                "{\"input\":[]}                                | input          | an empty array has no vectors",
                "{\"input\":[\"a\",\"\"]}                      | input[1]       | an empty string has no vector",
                "{\"input\":[[]]}                              | input          | an empty array of token ids",
                "{\"input\":[[1],[]]}                          | input          | an empty array of token ids",
                "{\"input\":[\"a\",null]}                      | input[1]       | expected a string or an array",
                "{\"input\":[\"a\",3]}                         | input[1]       | expected a string or an array",
                "{\"input\":[3,\"a\"]}                         | input[1]       | expected a token id",
                "{\"input\":[3,[4]]}                           | input[1]       | expected a token id",
                "{\"input\":[[3,\"a\"]]}                       | input[0][1]    | expected an integer",
                "{\"input\":[1.5]}                             | input[0]       | expected an integer",
                "{\"input\":[-1]}                              | input[0]       | from 0",
                "{\"input\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]} | input | at most 8",
                "{\"input\":\"a\",\"model\":7}                 | model          | expected a string",
                "{\"input\":\"a\",\"encoding_format\":\"int8\"}| encoding_format| expected \"float\" or \"base64\"",
                "{\"input\":\"a\",\"encoding_format\":1}       | encoding_format| expected a string",
                "{\"input\":\"a\",\"dimensions\":0}            | dimensions     | from 1",
                "{\"input\":\"a\",\"dimensions\":-5}           | dimensions     | from 1",
                "{\"input\":\"a\",\"dimensions\":449}          | dimensions     | from 1 to 448, got 449",
                "{\"input\":\"a\",\"dimensions\":1.0}          | dimensions     | expected an integer",
                "{\"input\":\"a\",\"dimensions\":\"64\"}       | dimensions     | expected an integer",
            })
    void refusesWhatOpenAiRefuses(String body, String parameter, String sentence) {
        ApiException problem = refused(body);
        assertThat(problem.problem()).isEqualTo(Problem.INVALID);
        assertThat(problem.parameter()).contains(parameter);
        assertThat(problem.sentence()).contains(sentence);
        JsonNode error = error(problem);
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").asString()).isEqualTo(parameter);
        assertThat(error.path("code").isNull()).isTrue();
    }

    @Test
    void refusesTokensThatTheModelDoesNotHave() {
        ApiException problem = refused("{\"input\":[1,2000000000]}");
        assertThat(problem.problem()).isEqualTo(Problem.INVALID);
        assertThat(problem.sentence()).contains("input 0, token 1: expected an id from 0 to ");
    }

    @Test
    void refusesUnknownModelsWithTheListOfThoseThatThereAre() {
        ApiException problem = refused("{\"input\":\"a\",\"model\":\"text-embedding-ada-002\"}");
        assertThat(problem.problem()).isEqualTo(Problem.NO_SUCH_MODEL);
        assertThat(OpenAiErrors.reply(problem).status()).isEqualTo(404);
        JsonNode error = error(problem);
        assertThat(error.path("code").asString()).isEqualTo("model_not_found");
        assertThat(error.path("message").asString()).contains("hayate-ja").doesNotContain("ada");
    }

    @Test
    void refusesTextsThatAreTooLongWith400() {
        Reply reply = OpenAiErrors.reply(refused("{\"input\":\"" + "長い文章です。".repeat(100) + "\"}"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(new String(reply.bytes(), 0, reply.length(), UTF_8))
                .contains("at most 100 allowed")
                .doesNotContain("長い");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void givesEveryProblemTheFormOfOpenAi(Problem problem) {
        ApiException exception = new ApiException(problem, "why \"so\"");
        Reply reply = OpenAiErrors.reply(exception);
        assertThat(reply.status()).isBetween(400, 503).isNotEqualTo(422);
        JsonNode error = error(exception);
        assertThat(error.propertyNames()).containsExactly("message", "type", "param", "code");
        assertThat(error.path("message").asString()).isEqualTo("why \"so\"");
        assertThat(error.path("type").asString()).isIn("invalid_request_error", "requests", "server_error");
        assertThat(error.path("param").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/embeddings", "/v1/models", "/v1/models/hayate-ja"})
    void asksForAKey(String path) {
        assertThat(route(path).access()).isEqualTo(Access.KEY);
    }

    @Test
    void listsModels() {
        JsonNode list = get("/v1/models");
        assertThat(list.path("object").asString()).isEqualTo("list");
        assertThat(list.path("data")).hasSize(1);
        JsonNode one = get("/v1/models/hayate-ja");
        assertThat(one).isEqualTo(list.at("/data/0"));
        assertThat(one.propertyNames()).containsExactly("id", "object", "created", "owned_by");
        assertThat(one.path("id").asString()).isEqualTo("hayate-ja");
        assertThat(one.path("object").asString()).isEqualTo("model");
        assertThat(one.path("created").asLong()).isEqualTo(1700000000);
    }

    private static Route route(String path) {
        return OpenAiApi.routes(engine).stream()
                .filter(route -> route.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static Reply call(String path, String body) {
        return route(path)
                .operation()
                .answer(new Call(body.getBytes(UTF_8), Map.of(), System.nanoTime() + TimeUnit.SECONDS.toNanos(60)));
    }

    private static JsonNode post(String body) {
        Route route = route("/v1/embeddings");
        assertThat(route.method()).isEqualTo(Method.POST);
        return json(call("/v1/embeddings", body));
    }

    @Test
    void findsModelsWhoseNamesHaveSlashes() {
        Engine other = new Engine(List.of(new ServedModel("org/モデル", model, "f", 0)));
        assertThat(OpenAiApi.routes(other))
                .extracting(Route::path)
                .contains("/v1/models/org/モデル", "/v1/models/org%2F%E3%83%A2%E3%83%87%E3%83%AB");
    }

    private static JsonNode get(String path) {
        assertThat(route(path).method()).isEqualTo(Method.GET);
        return json(call(path, ""));
    }

    private static JsonNode json(Reply reply) {
        assertThat(reply.contentType()).isEqualTo("application/json");
        return JACKSON.readTree(reply.bytes(), 0, reply.length());
    }

    private static JsonNode error(ApiException problem) {
        return json(OpenAiErrors.reply(problem)).path("error");
    }

    private static ApiException refused(String body) {
        return catchThrowableOfType(ApiException.class, () -> call("/v1/embeddings", body));
    }

    private static float[] floats(JsonNode data) {
        JsonNode values = data.path("embedding");
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }
}
