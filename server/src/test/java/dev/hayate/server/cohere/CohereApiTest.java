package dev.hayate.server.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.Quantization;
import dev.hayate.server.Caller;
import dev.hayate.server.Caller.Answer;
import dev.hayate.server.engine.RequestLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Requests and replies as Cohere's reference has them.
class CohereApiTest {
    private static final EncodeOptions NORMALIZED = EncodeOptions.DEFAULT.normalized();
    private static final Caller COHERE = new Caller(CohereApi.routes(Caller.engine(), new RequestLimits(4, 16)));
    private static final String REQUEST =
            "{\"model\":\"hayate-ja\",\"input_type\":\"classification\",\"texts\":[\"hello\",\"goodbye\"]";

    private static Answer embed(String more) {
        return COHERE.post("/v2/embed", REQUEST + more + "}");
    }

    private static void assertError(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactly("id", "message");
        assertThat(answer.json().get("message").asString()).isNotBlank();
    }

    @Test
    void embedsTextsAsTheLibraryDoes() {
        JsonNode reply = embed(",\"embedding_types\":[\"float\"]").json();
        assertThat(reply.propertyNames()).containsExactly("id", "embeddings", "texts", "meta", "response_type");
        assertThat(UUID.fromString(reply.get("id").asString())).isNotNull();
        assertThat(reply.get("embeddings").propertyNames()).containsExactly("float");
        JsonNode vectors = reply.get("embeddings").get("float");
        assertThat(vectors).hasSize(2);
        assertThat(Caller.floats(vectors.get(0))).containsExactly(Caller.MODEL.encode("hello", NORMALIZED));
        assertThat(Caller.floats(vectors.get(1))).containsExactly(Caller.MODEL.encode("goodbye", NORMALIZED));
        assertThat(reply.get("texts").valueStream().map(JsonNode::asString)).containsExactly("hello", "goodbye");
        assertThat(reply.at("/meta/api_version/version").asString()).isEqualTo("2");
        assertThat(reply.at("/meta/billed_units/input_tokens").asInt())
                .isEqualTo(Caller.MODEL.tokenizer().ids("hello").length
                        + Caller.MODEL.tokenizer().ids("goodbye").length);
        assertThat(reply.get("response_type").asString()).isEqualTo("embeddings_by_type");
    }

    @Test
    void givesFloatsIfNoTypeIsAsked() {
        assertThat(embed("").json().get("embeddings").propertyNames()).containsExactly("float");
        assertThat(embed(",\"embedding_types\":[]").json().get("embeddings").propertyNames())
                .containsExactly("float");
    }

    @Test
    void givesEveryTypeThatWasAskedInOneOrder() {
        JsonNode embeddings = embed(",\"embedding_types\":[\"base64\",\"ubinary\",\"binary\",\"float\",\"float\"]")
                .json()
                .get("embeddings");
        assertThat(embeddings.propertyNames()).containsExactly("float", "binary", "ubinary", "base64");
        Embeddings expected = Caller.MODEL.encode(List.of("hello", "goodbye"), NORMALIZED);
        byte[] binary = Quantization.BINARY.quantize(expected).row(1);
        byte[] ubinary = Quantization.UBINARY.quantize(expected).row(1);
        for (int i = 0; i < binary.length; i++) {
            assertThat(embeddings.get("binary").get(1).get(i).asInt()).isEqualTo(binary[i]);
            assertThat(embeddings.get("ubinary").get(1).get(i).asInt()).isEqualTo(Byte.toUnsignedInt(ubinary[i]));
        }
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder()
                        .decode(embeddings.get("base64").get(1).asString()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < expected.dimension(); i++) {
            assertThat(bytes.getFloat()).isEqualTo(expected.value(1, i));
        }
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void takesThePromptForWhatTextsAreFor() {
        for (String type : List.of("search_query", "search_document", "classification", "clustering")) {
            Answer answer = COHERE.post(
                    "/v2/embed", "{\"model\":\"hayate-ja\",\"input_type\":\"" + type + "\",\"texts\":[\"猫\"]}");
            float[] expected = switch (type) {
                case "search_query" -> Caller.MODEL.encodeQuery("猫", NORMALIZED);
                case "search_document" -> Caller.MODEL.encodeDocument("猫", NORMALIZED);
                default -> Caller.MODEL.encode("猫", NORMALIZED);
            };
            assertThat(Caller.floats(answer.json().at("/embeddings/float/0"))).containsExactly(expected);
        }
    }

    @Test
    void keepsTheFirstDimensions() {
        assertThat(Caller.floats(embed(",\"output_dimension\":256").json().at("/embeddings/float/0")))
                .containsExactly(Caller.MODEL.encode("hello", NORMALIZED.truncateTo(256)));
        Answer tooMany = embed(",\"output_dimension\":100000");
        assertError(tooMany, 400);
        assertThat(tooMany.text()).contains("from 1 to " + Caller.MODEL.dimension());
    }

    @Test
    void cutsTextsAtTheirEndOrRefusesThem() {
        String request =
                "{\"model\":\"hayate-ja\",\"input_type\":\"clustering\",\"texts\":[\"猫と犬と鳥が好き\"]," + "\"max_tokens\":2";
        JsonNode reply = COHERE.post("/v2/embed", request + "}").json();
        assertThat(reply.at("/meta/billed_units/input_tokens").asInt()).isEqualTo(2);
        assertThat(Caller.floats(reply.at("/embeddings/float/0")))
                .containsExactly(Caller.MODEL.encode("猫と犬と鳥が好き", NORMALIZED.maxTokens(2, Overflow.TRUNCATE)));
        assertError(COHERE.post("/v2/embed", request + ",\"truncate\":\"NONE\"}"), 400);
        assertError(COHERE.post("/v2/embed", request + ",\"truncate\":\"START\"}"), 400);
        assertError(COHERE.post("/v2/embed", request + ",\"truncate\":\"MIDDLE\"}"), 400);
        assertThat(embed(",\"truncate\":\"START\"").status()).isEqualTo(200);
    }

    @Test
    void givesAnEmptyTextAZeroVector() {
        JsonNode reply = COHERE.post(
                        "/v2/embed", "{\"model\":\"hayate-ja\",\"input_type\":\"clustering\",\"texts\":[\"\"]}")
                .json();
        assertThat(Caller.floats(reply.at("/embeddings/float/0"))).containsOnly(0f);
    }

    @Test
    void refusesWhatItCannotGiveExactly() {
        for (String type : List.of("int8", "uint8")) {
            Answer answer = embed(",\"embedding_types\":[\"float\",\"" + type + "\"]");
            assertError(answer, 400);
            assertThat(answer.text()).contains("embedding_types[1]").contains("Quantization");
        }
        assertError(embed(",\"images\":[\"data:image/png;base64,AAAA\"]"), 400);
        assertError(embed(",\"inputs\":[{\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}]"), 400);
    }

    @Test
    void refusesWhatIsMissingOrUnknown() {
        assertError(COHERE.post("/v2/embed", "{\"input_type\":\"clustering\",\"texts\":[\"a\"]}"), 400);
        assertError(COHERE.post("/v2/embed", "{\"model\":\"hayate-ja\",\"texts\":[\"a\"]}"), 400);
        assertError(COHERE.post("/v2/embed", "{\"model\":\"hayate-ja\",\"input_type\":\"clustering\"}"), 400);
        assertError(
                COHERE.post("/v2/embed", "{\"model\":\"hayate-ja\",\"input_type\":\"clustering\",\"texts\":[]}"), 400);
        assertError(
                COHERE.post("/v2/embed", "{\"model\":\"hayate-ja\",\"input_type\":\"image\",\"texts\":[\"a\"]}"), 400);
        Answer unknown =
                COHERE.post("/v2/embed", "{\"model\":\"embed-v4.0\",\"input_type\":\"clustering\",\"texts\":[\"a\"]}");
        assertError(unknown, 404);
        assertThat(unknown.text()).contains("hayate-ja").doesNotContain("embed-v4.0");
        assertError(
                COHERE.post(
                        "/v2/embed",
                        "{\"model\":\"hayate-ja\",\"input_type\":\"clustering\",\"texts\":[\"\",\"\",\"\",\"\",\"\"]}"),
                413);
    }
}
