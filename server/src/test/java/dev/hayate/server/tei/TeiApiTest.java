package dev.hayate.server.tei;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.Similarity;
import dev.hayate.server.Caller;
import dev.hayate.server.Caller.Answer;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.EngineSettings;
import dev.hayate.server.engine.RequestLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Requests and replies as TEI's reference has them.
class TeiApiTest {
    private static final EncodeOptions NORMALIZED = EncodeOptions.DEFAULT.normalized();
    private static final Caller TEI = new Caller(TeiApi.routes(Caller.engine(), new RequestLimits(4, 16)));

    private static void assertVector(JsonNode vector, float[] expected) {
        assertThat(Caller.floats(vector)).containsExactly(expected);
    }

    private static void assertError(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactly("error", "error_type");
        assertThat(answer.json().get("error").asString()).isNotBlank();
        assertThat(answer.json().get("error_type").asString()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/embed", "/"})
    void embedsATextAsTheLibraryDoes(String path) {
        Answer answer = TEI.post(path, "{\"inputs\":\"What is Deep Learning?\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.json()).hasSize(1);
        assertVector(answer.json().get(0), Caller.MODEL.encode("What is Deep Learning?", NORMALIZED));
    }

    @Test
    void embedsManyInTheirOrder() {
        JsonNode vectors = TEI.post("/embed", "{\"inputs\":[\"猫\",\"犬\"],\"truncate\":null,\"prompt_name\":null}")
                .json();
        assertThat(vectors).hasSize(2);
        assertVector(vectors.get(0), Caller.MODEL.encode("猫", NORMALIZED));
        assertVector(vectors.get(1), Caller.MODEL.encode("犬", NORMALIZED));
    }

    @Test
    void leavesLengthsAsTheyAreWhereNormalizationIsNotWanted() {
        JsonNode vectors =
                TEI.post("/embed", "{\"inputs\":\"猫が好き\",\"normalize\":false}").json();
        assertVector(vectors.get(0), Caller.MODEL.encode("猫が好き"));
    }

    @Test
    void keepsTheFirstDimensions() {
        JsonNode vectors =
                TEI.post("/embed", "{\"inputs\":\"猫が好き\",\"dimensions\":64}").json();
        assertVector(vectors.get(0), Caller.MODEL.encode("猫が好き", NORMALIZED.truncateTo(64)));
    }

    @Test
    void embedsIdsOfOneInputAndOfSeveral() {
        int[] ids = Caller.MODEL.tokenizer().ids("猫が好き");
        String list = Arrays.toString(ids);
        float[] expected = Caller.MODEL.encode("猫が好き", NORMALIZED);
        assertVector(TEI.post("/embed", "{\"inputs\":" + list + "}").json().get(0), expected);
        JsonNode mixed = TEI.post("/embed", "{\"inputs\":[\"犬\"," + list + "]}").json();
        assertVector(mixed.get(1), expected);
    }

    @Test
    void putsTheModelsPromptBeforeEveryInput() {
        JsonNode vectors = TEI.post("/embed", "{\"inputs\":\"猫\",\"prompt_name\":\"query\"}")
                .json();
        assertVector(vectors.get(0), Caller.MODEL.encode("猫", NORMALIZED.promptName("query")));
    }

    @Test
    void tellsInHeadersWhatAnAnswerCost() {
        Answer answer = TEI.post("/embed", "{\"inputs\":[\"猫が好き\",\"𠮷\"]}");
        assertThat(answer.headers())
                .containsEntry("x-compute-type", "cpu")
                .containsEntry("x-compute-characters", "5")
                .containsKeys("x-compute-time", "x-total-time")
                .hasEntrySatisfying(
                        "x-compute-tokens",
                        tokens -> assertThat(Integer.parseInt(tokens))
                                .isEqualTo(Caller.MODEL.tokenizer().ids("猫が好き").length
                                        + Caller.MODEL.tokenizer().ids("𠮷").length));
    }

    @Test
    void acceptsEveryTruncationWhereNothingIsTooLong() {
        for (String truncation : List.of(
                "\"truncate\":false",
                "\"truncation_direction\":\"left\"",
                "\"truncation_direction\":\"Right\",\"truncate\":true")) {
            Answer answer = TEI.post("/embed", "{\"inputs\":\"猫\"," + truncation + "}");
            assertThat(answer.status()).as(truncation).isEqualTo(200);
        }
        assertError(TEI.post("/embed", "{\"inputs\":\"猫\",\"truncation_direction\":\"up\"}"), 422, "Validation");
    }

    @Test
    void cutsOrRefusesWhatIsLongerThanTheServerAllows() {
        Engine engine = Engine.of(List.of(Caller.SERVED), EngineSettings.DEFAULT.maxTokens(2, Overflow.TRUNCATE));
        Caller limited = new Caller(TeiApi.routes(engine, new RequestLimits(4, 16)));
        String request = "{\"inputs\":[\"猫\",\"猫と犬と鳥が好き\"]";
        JsonNode cut = limited.post("/embed", request + ",\"truncate\":true}").json();
        assertVector(cut.get(1), Caller.MODEL.encode("猫と犬と鳥が好き", NORMALIZED.maxTokens(2, Overflow.TRUNCATE)));
        assertThat(limited.post("/embed", request + "}").json()).isEqualTo(cut);
        assertThat(limited.get("/info").json().get("max_input_length").asInt()).isEqualTo(2);
        assertError(limited.post("/embed", request + ",\"truncate\":false}"), 413, "Validation");
        assertError(limited.post("/embed", request + ",\"truncation_direction\":\"left\"}"), 413, "Validation");
    }

    @Test
    void leavesToTheServerWhatARequestDoesNotSay() {
        Engine engine = Engine.of(List.of(Caller.SERVED), EngineSettings.DEFAULT.maxTokens(2, Overflow.ERROR));
        Caller strict = new Caller(TeiApi.routes(engine, new RequestLimits(4, 16)));
        assertError(strict.post("/embed", "{\"inputs\":\"猫と犬と鳥が好き\"}"), 413, "Validation");
        assertThat(strict.post("/embed", "{\"inputs\":\"猫と犬と鳥が好き\",\"truncate\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(strict.get("/info").json().get("auto_truncate").asBoolean()).isFalse();
    }

    @Test
    void refusesEmptyInputs() {
        assertError(TEI.post("/embed", "{\"inputs\":\"\"}"), 400, "Empty");
        assertError(TEI.post("/embed", "{\"inputs\":[]}"), 400, "Empty");
        assertError(TEI.post("/embed", "{\"inputs\":[\"猫\",\"\"]}"), 400, "Empty");
        assertError(TEI.post("/embed", "{\"inputs\":[[]]}"), 400, "Empty");
    }

    @Test
    void refusesWhatItCannotWorkOnAsTooLarge() {
        assertError(TEI.post("/embed", "{\"inputs\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}"), 413, "Validation");
        assertError(TEI.post("/embed", "{\"inputs\":\"a\",\"prompt_name\":\"mine\"}"), 413, "Validation");
        assertError(TEI.post("/embed", "{\"inputs\":[2000000000]}"), 413, "Validation");
        Answer dimensions = TEI.post("/embed", "{\"inputs\":\"a\",\"dimensions\":100000}");
        assertError(dimensions, 413, "Validation");
        assertThat(dimensions.text()).contains("from 1 to " + Caller.MODEL.dimension());
    }

    @Test
    void tellsBrokenJsonFromJsonOfAnotherForm() {
        assertError(TEI.post("/embed", "{\"inputs\":"), 400, "Validation");
        assertError(TEI.post("/embed", ""), 422, "Validation");
        assertError(TEI.post("/embed", "{}"), 422, "Validation");
        assertError(TEI.post("/embed", "{\"inputs\":null}"), 422, "Validation");
        assertError(TEI.post("/embed", "{\"inputs\":{}}"), 422, "Validation");
        assertError(TEI.post("/embed", "{\"inputs\":[1,\"a\"]}"), 422, "Validation");
        assertError(TEI.post("/embed", "{\"inputs\":\"a\",\"normalize\":1}"), 422, "Validation");
    }

    @Test
    void neverRepeatsATextInAnError() {
        for (String body : List.of(
                "{\"inputs\":[\"a\",true,\"ひみつ\"]}",
                "{\"inputs\":\"a\",\"prompt_name\":\"ひみつ\"}",
                "{\"inputs\":\"a\",\"truncation_direction\":\"ひみつ\"}")) {
            assertThat(TEI.post("/embed", body).text()).doesNotContain("ひみつ");
        }
    }

    @Test
    void comparesASentenceWithOthers() {
        JsonNode cosines = TEI.post(
                        "/similarity",
                        "{\"inputs\":{\"source_sentence\":\"What is Deep Learning?\",\"sentences\":"
                                + "[\"What is Machine Learning?\",\"猫が好き\"]},\"parameters\":{\"truncate\":true}}")
                .json();
        float[] source = Caller.MODEL.encode("What is Deep Learning?");
        assertThat(Caller.floats(cosines))
                .containsExactly(
                        Similarity.COSINE.score(source, Caller.MODEL.encode("What is Machine Learning?")),
                        Similarity.COSINE.score(source, Caller.MODEL.encode("猫が好き")));
        assertError(TEI.post("/similarity", "{\"inputs\":{\"source_sentence\":\"a\",\"sentences\":[]}}"), 400, "Empty");
        assertError(TEI.post("/similarity", "{\"inputs\":{\"sentences\":[\"a\"]}}"), 422, "Validation");
    }

    @Test
    void ranksTextsByTheirCosines() {
        String request = "{\"query\":\"猫の飼い方\",\"texts\":[\"株価が下がる\",\"子猫を育てる\",\"犬の散歩\"]";
        List<String> texts = List.of("株価が下がる", "子猫を育てる", "犬の散歩");
        float[] query = Caller.MODEL.encodeQuery("猫の飼い方", EncodeOptions.DEFAULT);
        JsonNode ranks = TEI.post("/rerank", request + ",\"raw_scores\":true,\"return_text\":true}")
                .json();
        List<Float> scores = new ArrayList<>();
        for (JsonNode rank : ranks) {
            assertThat(rank.propertyNames()).containsExactly("index", "text", "score");
            String text = texts.get(rank.get("index").asInt());
            assertThat(rank.get("text").asString()).isEqualTo(text);
            assertThat(rank.get("score").floatValue())
                    .isEqualTo(
                            Similarity.COSINE.score(query, Caller.MODEL.encodeDocument(text, EncodeOptions.DEFAULT)));
            scores.add(rank.get("score").floatValue());
        }
        assertThat(scores).hasSize(3).isSortedAccordingTo((a, b) -> Float.compare(b, a));
        assertThat(ranks.get(0).get("index").asInt()).isEqualTo(1);

        JsonNode plain = TEI.post("/rerank", request + "}").json();
        for (int i = 0; i < 3; i++) {
            assertThat(plain.get(i).propertyNames()).containsExactly("index", "score");
            assertThat(plain.get(i).get("score").floatValue()).isEqualTo((1 + scores.get(i)) / 2);
        }
    }

    @Test
    void countsTheQueryAmongTheInputs() {
        assertThat(TEI.post("/rerank", "{\"query\":\"a\",\"texts\":[\"b\",\"c\",\"d\"]}")
                        .status())
                .isEqualTo(200);
        assertError(TEI.post("/rerank", "{\"query\":\"a\",\"texts\":[\"b\",\"c\",\"d\",\"e\"]}"), 413, "Validation");
        assertError(
                TEI.post(
                        "/similarity",
                        "{\"inputs\":{\"source_sentence\":\"a\",\"sentences\":[\"b\",\"c\",\"d\",\"e\"]}}"),
                413,
                "Validation");
    }

    @Test
    void ranksEqualTextsFromTheLastToTheFirst() {
        JsonNode ranks = TEI.post("/rerank", "{\"query\":\"猫\",\"texts\":[\"犬\",\"犬\",\"犬\"]}")
                .json();
        assertThat(ranks.valueStream().map(rank -> rank.get("index").asInt())).containsExactly(2, 1, 0);
    }

    @Test
    void ranksAnEmptyTextInTheMiddle() {
        JsonNode ranks =
                TEI.post("/rerank", "{\"query\":\"猫\",\"texts\":[\"\"]}").json();
        assertThat(ranks.get(0).get("score").floatValue()).isEqualTo(0.5f);
        assertError(TEI.post("/rerank", "{\"query\":\"\",\"texts\":[\"\"]}"), 400, "Empty");
        assertError(TEI.post("/rerank", "{\"query\":\"猫\",\"texts\":[]}"), 400, "Empty");
    }

    @Test
    void givesOffsetsOfTokensInBytes() {
        String text = "東京🎉 is fun";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        JsonNode tokens = TEI.post("/tokenize", "{\"inputs\":\"" + text + "\",\"add_special_tokens\":true}")
                .json();
        assertThat(tokens).hasSize(1);
        int[] ids = Caller.MODEL.tokenizer().ids(text);
        assertThat(tokens.get(0)).hasSize(ids.length);
        for (int t = 0; t < ids.length; t++) {
            JsonNode token = tokens.get(0).get(t);
            assertThat(token.propertyNames()).containsExactly("id", "text", "special", "start", "stop");
            assertThat(token.get("id").asInt()).isEqualTo(ids[t]);
            assertThat(token.get("special").asBoolean()).isFalse();
            int start = token.get("start").asInt();
            int length = token.get("stop").asInt() - start;
            assertThat(token.get("text").asString()).isEqualTo(new String(utf8, start, length, StandardCharsets.UTF_8));
        }
        assertError(TEI.post("/tokenize", "{\"inputs\":[]}"), 400, "Empty");
    }

    @Test
    void decodesWhatWasTokenized() {
        String ids = Arrays.toString(Caller.MODEL.tokenizer().ids("猫が好き"));
        assertThat(TEI.post("/decode", "{\"ids\":" + ids + "}").text()).isEqualTo("[\"猫が好き\"]");
        assertThat(TEI.post("/decode", "{\"ids\":[" + ids + "," + ids + "],\"skip_special_tokens\":false}")
                        .text())
                .isEqualTo("[\"猫が好き\",\"猫が好き\"]");
        assertError(TEI.post("/decode", "{\"ids\":[]}"), 400, "Empty");
        assertError(TEI.post("/decode", "{\"ids\":[\"猫\"]}"), 422, "Validation");
        assertError(TEI.post("/decode", "{\"ids\":[1999999999]}"), 413, "Validation");
    }

    @Test
    void saysWhatIsServed() {
        JsonNode info = TEI.get("/info").json();
        assertThat(info.propertyNames())
                .containsExactly(
                        "model_id",
                        "model_sha",
                        "model_dtype",
                        "served_model_name",
                        "model_type",
                        "max_concurrent_requests",
                        "max_input_length",
                        "max_batch_tokens",
                        "max_batch_requests",
                        "max_client_batch_size",
                        "auto_truncate",
                        "tokenization_workers",
                        "version",
                        "sha",
                        "docker_label");
        assertThat(info.get("model_id").asString()).isEqualTo("hayate-ja");
        assertThat(info.get("model_sha").asString()).isEqualTo(Caller.SERVED.fingerprint());
        assertThat(info.at("/model_type/embedding/pooling").asString()).isEqualTo("mean");
        assertThat(info.get("max_client_batch_size").asInt()).isEqualTo(4);
        assertThat(info.get("max_concurrent_requests").asInt()).isEqualTo(16);
    }

    @Test
    void isHealthyWithoutAWord() {
        Answer answer = TEI.get("/health");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/embed_all", "/embed_sparse", "/predict"})
    void refusesWhatOtherModelsDo(String path) {
        assertError(TEI.post(path, "{\"inputs\":\"I like you.\"}"), 424, "Backend");
    }
}
