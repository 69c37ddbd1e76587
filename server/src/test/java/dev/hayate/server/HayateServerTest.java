package dev.hayate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import dev.hayate.server.http.ServerSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class HayateServerTest {
    @Test
    void answersWithTheVectorOfTheLibrary() throws Exception {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled();
                HayateServer server = HayateServer.start(
                        ServerSettings.DEFAULT.port(0),
                        new Engine(List.of(new ServedModel("hayate-ja", model, model.fingerprint(), 0))));
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/v1/embeddings"))
                    .POST(BodyPublishers.ofString("{\"input\":\"猫が好き\"}"))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            JsonNode values = new ObjectMapper().readTree(response.body()).at("/data/0/embedding");
            float[] expected = model.encode("猫が好き", EncodeOptions.DEFAULT.normalized());
            assertThat(values).hasSize(expected.length);
            for (int i = 0; i < expected.length; i++) {
                assertThat(values.get(i).floatValue()).isEqualTo(expected[i]);
            }
        }
    }
}
