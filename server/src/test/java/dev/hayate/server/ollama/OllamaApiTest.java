package dev.hayate.server.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.server.Caller;
import dev.hayate.server.Caller.Answer;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.EngineSettings;
import dev.hayate.server.engine.RequestLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Requests and replies as Ollama's reference has them.
class OllamaApiTest {
    private static final EncodeOptions NORMALIZED = EncodeOptions.DEFAULT.normalized();
    private static final Caller OLLAMA = new Caller(OllamaApi.routes(Caller.engine(), new RequestLimits(4, 16)));

    private static void assertError(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactly("error");
        assertThat(answer.json().get("error").asString()).isNotBlank();
    }

    @Test
    void embedsATextAsTheLibraryDoes() {
        JsonNode reply = OLLAMA.post("/api/embed", "{\"model\":\"hayate-ja\",\"input\":\"Why is the sky blue?\"}")
                .json();
        assertThat(reply.propertyNames())
                .containsExactly("model", "embeddings", "total_duration", "load_duration", "prompt_eval_count");
        assertThat(reply.get("model").asString()).isEqualTo("hayate-ja");
        assertThat(reply.get("embeddings")).hasSize(1);
        assertThat(Caller.floats(reply.get("embeddings").get(0)))
                .containsExactly(Caller.MODEL.encode("Why is the sky blue?", NORMALIZED));
        assertThat(reply.get("total_duration").asLong())
                .isGreaterThanOrEqualTo(reply.get("load_duration").asLong())
                .isPositive();
        assertThat(reply.get("prompt_eval_count").asInt())
                .isEqualTo(Caller.MODEL.tokenizer().ids("Why is the sky blue?").length);
    }

    @Test
    void embedsManyTextsAndEmptyOnesAmongThem() {
        JsonNode embeddings = OLLAMA.post(
                        "/api/embed",
                        "{\"model\":\"hayate-ja:latest\",\"input\":[\"空はなぜ青い\",\"\"],\"truncate\":true,"
                                + "\"options\":{\"temperature\":0.5},\"keep_alive\":\"5m\",\"dimensions\":null}")
                .json()
                .get("embeddings");
        assertThat(embeddings).hasSize(2);
        assertThat(Caller.floats(embeddings.get(0))).containsExactly(Caller.MODEL.encode("空はなぜ青い", NORMALIZED));
        assertThat(Caller.floats(embeddings.get(1))).containsOnly(0f);
    }

    @Test
    void keepsTheFirstDimensions() {
        String request = "{\"model\":\"hayate-ja\",\"input\":\"猫\",\"dimensions\":";
        JsonNode embeddings = OLLAMA.post("/api/embed", request + "32}").json().get("embeddings");
        assertThat(Caller.floats(embeddings.get(0)))
                .containsExactly(Caller.MODEL.encode("猫", NORMALIZED.truncateTo(32)));
        JsonNode whole = OLLAMA.post("/api/embed", request + "0}").json().get("embeddings");
        assertThat(whole.get(0)).hasSize(Caller.MODEL.dimension());
        Answer tooMany = OLLAMA.post("/api/embed", request + "100000}");
        assertError(tooMany, 400);
        assertThat(tooMany.text()).contains("from 1 to " + Caller.MODEL.dimension());
    }

    @Test
    void answersNoInputWithNoVectors() {
        for (String input : new String[] {"\"input\":\"\"", "\"input\":[]", "\"input\":null", "\"other\":1"}) {
            Answer answer = OLLAMA.post("/api/embed", "{\"model\":\"hayate-ja\"," + input + "}");
            assertThat(answer.text()).isEqualTo("{\"model\":\"hayate-ja\",\"embeddings\":[]}");
        }
    }

    @Test
    void givesTheVectorAsTheModelMakesItByTheOldPath() {
        JsonNode reply = OLLAMA.post(
                        "/api/embeddings",
                        "{\"model\":\"hayate-ja\",\"prompt\":\"Here is an article about llamas...\"}")
                .json();
        assertThat(reply.propertyNames()).containsExactly("embedding");
        assertThat(Caller.floats(reply.get("embedding")))
                .containsExactly(Caller.MODEL.encode("Here is an article about llamas..."));
        assertThat(OLLAMA.post("/api/embeddings", "{\"model\":\"hayate-ja\",\"prompt\":\"\"}")
                        .text())
                .isEqualTo("{\"embedding\":[]}");
    }

    @Test
    void refusesAModelThatIsNotThereWithThoseThatAre() {
        for (String path : new String[] {"/api/embed", "/api/embeddings", "/api/show"}) {
            Answer answer = OLLAMA.post(path, "{\"model\":\"all-minilm\",\"input\":\"a\",\"prompt\":\"a\"}");
            assertError(answer, 404);
            assertThat(answer.text()).contains("hayate-ja").doesNotContain("all-minilm");
            assertError(OLLAMA.post(path, "{}"), 400);
        }
    }

    @Test
    void takesAliasesWithAndWithoutTheirTags() {
        Map<String, String> aliases = Map.of("all-minilm", "hayate-ja", "nomic-embed-text:latest", "hayate-ja");
        Engine engine = Engine.of(List.of(Caller.SERVED), EngineSettings.DEFAULT.aliases(aliases));
        Caller caller = new Caller(OllamaApi.routes(engine, new RequestLimits(4, 16)));
        for (String name : List.of("all-minilm", "all-minilm:latest", "nomic-embed-text:latest")) {
            Answer answer = caller.post("/api/embed", "{\"model\":\"" + name + "\",\"input\":\"猫\"}");
            assertThat(answer.status()).as(name).isEqualTo(200);
            assertThat(answer.json().get("model").asString()).isEqualTo(name);
        }
    }

    @Test
    void refusesOtherInputs() {
        assertError(OLLAMA.post("/api/embed", "{\"model\":\"hayate-ja\",\"input\":[1]}"), 400);
        assertError(OLLAMA.post("/api/embed", "{\"model\":\"hayate-ja\",\"input\":{}}"), 400);
        assertError(
                OLLAMA.post("/api/embed", "{\"model\":\"hayate-ja\",\"input\":[\"a\",\"a\",\"a\",\"a\",\"a\"]}"), 413);
        assertError(OLLAMA.post("/api/embed", ""), 400);
    }

    @Test
    void listsModels() {
        JsonNode models = OLLAMA.get("/api/tags").json().get("models");
        assertThat(models).hasSize(1);
        JsonNode model = models.get(0);
        assertThat(model.propertyNames()).containsExactly("name", "model", "modified_at", "size", "digest", "details");
        assertThat(model.get("name").asString()).isEqualTo("hayate-ja:latest");
        assertThat(Instant.parse(model.get("modified_at").asString()))
                .isEqualTo(Instant.ofEpochSecond(Caller.SERVED.loadedAt()));
        assertThat(model.get("size").asLong()).isPositive();
        assertThat(model.get("digest").asString()).isEqualTo(Caller.SERVED.fingerprint());
        assertThat(model.get("details").propertyNames())
                .containsExactly(
                        "parent_model", "format", "family", "families", "parameter_size", "quantization_level");
    }

    @Test
    void showsAModelByItsNewAndItsOldName() {
        for (String member : new String[] {"model", "name"}) {
            JsonNode shown = OLLAMA.post("/api/show", "{\"" + member + "\":\"hayate-ja:latest\"}")
                    .json();
            assertThat(shown.propertyNames())
                    .contains("modelfile", "parameters", "template", "details", "model_info", "capabilities");
            assertThat(shown.get("capabilities").get(0).asString()).isEqualTo("embedding");
            assertThat(shown.at("/model_info/static.embedding_length").asInt()).isEqualTo(Caller.MODEL.dimension());
        }
    }

    @Test
    void tellsItsVersion() {
        assertThat(OLLAMA.get("/api/version").json().get("version").asString()).matches("\\d+\\.\\d+\\.\\d+");
    }
}
