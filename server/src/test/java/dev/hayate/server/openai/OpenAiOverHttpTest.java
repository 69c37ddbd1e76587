package dev.hayate.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.HayateServer;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.EngineSettings;
import dev.hayate.server.engine.ModelSource;
import dev.hayate.server.http.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class OpenAiOverHttpTest {
    private static final ObjectMapper JACKSON = new ObjectMapper();

    private Engine engine;
    private HayateServer server;
    private HttpClient client;

    @BeforeEach
    void start() throws Exception {
        engine = Engine.load(
                List.of(new ModelSource("hayate/日本語", StaticEmbeddingModel::bundled)), EngineSettings.DEFAULT);
        server = HayateServer.start(ServerSettings.DEFAULT.port(0), engine);
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void stop() {
        client.shutdownNow();
        server.close();
        engine.close();
    }

    @Test
    void answersALargeBatchWithTheVectorsOfTheLibrary() throws Exception {
        StringJoiner texts = new StringJoiner("\",\"", "[\"", "\"]");
        for (int i = 0; i < 2048; i++) {
            texts.add(i + "匹の猫が公園で遊んでいる");
        }
        HttpResponse<String> response = post("{\"encoding_format\":\"base64\",\"input\":" + texts + "}");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode data = JACKSON.readTree(response.body()).path("data");
        assertThat(data).hasSize(2048);
        for (int i = 0; i < 2048; i += 97) {
            assertThat(floats(data.get(i))).containsExactly(library(i + "匹の猫が公園で遊んでいる"));
        }
    }

    @Test
    void refusesABatchThatIsTooLargeAndAModelThatIsNotThere() throws Exception {
        assertThat(post("{\"input\":[" + "1,".repeat(2048) + "1]}").statusCode())
                .isEqualTo(200);
        assertThat(post("{\"input\":[" + "\"猫\",".repeat(2048) + "\"猫\"]}").statusCode())
                .isEqualTo(400);
        HttpResponse<String> unknown = post("{\"input\":\"猫\",\"model\":\"gpt\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(JACKSON.readTree(unknown.body()).at("/error/code").asString())
                .isEqualTo("model_not_found");
    }

    @Test
    void findsAModelByItsEncodedName() throws Exception {
        HttpResponse<String> model = fetch("/v1/models/hayate%2F%E6%97%A5%E6%9C%AC%E8%AA%9E");
        assertThat(model.statusCode()).isEqualTo(200);
        assertThat(JACKSON.readTree(model.body()).path("id").asString()).isEqualTo("hayate/日本語");
        assertThat(fetch("/v1/models/none").statusCode()).isEqualTo(404);
    }

    @Test
    void countsWhatItAnswers() throws Exception {
        post("{\"input\":[\"猫\",\"犬\"]}");
        post("{\"input\":\"\"}");
        assertThat(fetch("/metrics").body())
                .contains("hayate_http_requests_total{method=\"POST\",route=\"/v1/embeddings\",status=\"200\"} 1.0")
                .contains("hayate_http_requests_total{method=\"POST\",route=\"/v1/embeddings\",status=\"400\"} 1.0")
                .contains("hayate_rejected_requests_total{reason=\"invalid\"} 1.0")
                .contains("hayate_texts_total{model=\"hayate/日本語\"} 2.0");
    }

    private HttpResponse<String> post(String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri("/v1/embeddings"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> fetch(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private float[] library(String text) {
        return engine.withModel("", served -> served.model().encode(text, EncodeOptions.DEFAULT.normalized()));
    }

    private static float[] floats(JsonNode data) {
        FloatBuffer floats = ByteBuffer.wrap(
                        Base64.getDecoder().decode(data.path("embedding").asString()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] vector = new float[floats.remaining()];
        floats.get(vector);
        return vector;
    }
}
