package dev.hayate.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.search.Document;
import dev.hayate.search.IndexSettings;
import dev.hayate.search.IndexWriting;
import dev.hayate.search.Place;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.Value;
import dev.hayate.search.WriteOptions;
import dev.hayate.server.Caller.Answer;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Route;
import dev.hayate.server.api.Version;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.http.ServerSettings;
import dev.hayate.server.search.ServedIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Holds `openapi.yaml` against what is offered: every route is described and nothing else, and every request
/// in it is answered as it says.
class OpenApiDocumentTest {
    private static final JsonNode DOCUMENT = new YAMLMapper().readTree(OpenApiDocument.bytes());
    private static final SchemaCheck SCHEMAS = new SchemaCheck(DOCUMENT);

    /// What the listener answers itself.
    private static final Set<String> PROBES = Set.of("GET /live", "GET /ready");

    /// Described before it is all there.
    private static final Set<String> TO_COME =
            Set.of("GET /", "GET /metrics", "GET /v1/models", "GET /v1/models/{model}", "POST /v1/embeddings");

    @TempDir
    static Path temporary;

    private static ServedIndex index;
    private static Caller caller;

    /// An operation of the description.
    private record Described(Method method, String path, JsonNode operation) {
        static List<Described> all() {
            List<Described> all = new ArrayList<>();
            DOCUMENT.get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(operation -> all.add(new Described(
                                    Method.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                                    path.getKey(),
                                    operation.getValue()))));
            return all;
        }

        String name() {
            return method + " " + path;
        }

        /// A name in braces stands for any part of a path.
        boolean describes(Route route) {
            return route.method() == method && route.path().matches(path.replaceAll("\\{\\w+}", "[^/]+"));
        }

        JsonNode request() {
            return SCHEMAS.resolved(operation.path("requestBody")).at("/content/application~1json");
        }

        JsonNode response(int status) {
            JsonNode responses = operation.get("responses");
            String code = Integer.toString(status);
            JsonNode response = responses.has(code) ? responses.get(code) : responses.path("default");
            return SCHEMAS.resolved(response).at("/content/application~1json");
        }

        /// The statuses that have an example of that name.
        List<Integer> statusesOf(String example) {
            return operation.get("responses").propertyNames().stream()
                    .filter(status -> !status.equals("default"))
                    .map(Integer::valueOf)
                    .filter(status -> response(status).path("examples").has(example))
                    .toList();
        }
    }

    @BeforeAll
    static void serve() throws IOException {
        Path folder = temporary.resolve("index");
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("year", new Value.Numeric(2019));
        metadata.put("tags", new Value.Texts(List.of("動物", "家")));
        try (SearchIndex written = SearchIndex.create(folder, Caller.MODEL, IndexSettings.of(Caller.MODEL));
                IndexWriting writing = written.write(WriteOptions.DEFAULT)) {
            writing.add(new Document("a", "猫の飼い方", "猫には毎日水をやります。", metadata), new Place("pages.jsonl", 1));
            writing.finish();
        }
        Engine engine = Caller.engine();
        index = ServedIndex.open(folder, engine);
        caller = new Caller(HayateServer.routes(ServerSettings.DEFAULT, new Offer(engine, Optional.of(index))));
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
    }

    private static Optional<Route> route(Described described) {
        return caller.routes().stream().filter(described::describes).findFirst();
    }

    @Test
    void describesEveryRouteAndNothingElse() {
        for (Route route : caller.routes()) {
            if (!route.path().startsWith("/playground/")) {
                assertThat(Described.all())
                        .as(route.method() + " " + route.path())
                        .anyMatch(described -> described.describes(route));
            }
        }
        assertThat(Described.all())
                .filteredOn(described -> route(described).isEmpty())
                .extracting(Described::name)
                .isSubsetOf(Stream.concat(PROBES.stream(), TO_COME.stream()).toList());
    }

    @Test
    void saysWhichOperationsNeedNoKey() {
        for (Described described : Described.all()) {
            JsonNode security = described.operation().get("security");
            boolean open = security != null && security.isEmpty();
            route(described)
                    .ifPresent(route -> assertThat(open).as(described.name()).isEqualTo(route.access() == Access.OPEN));
        }
    }

    @Test
    void hasTheVersionOfTheServer() {
        assertThat(DOCUMENT.at("/info/version").asString()).isEqualTo(Version.HAYATE);
    }

    @Test
    void isServedAsItIs() {
        Answer answer = caller.get("/openapi.yaml");
        assertThat(answer.contentType()).isEqualTo("application/yaml");
        assertThat(answer.bytes()).isEqualTo(OpenApiDocument.bytes());
    }

    @Test
    void refersToWhatIsThere() {
        for (JsonNode reference : DOCUMENT.findValues("$ref")) {
            assertThat(DOCUMENT.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
    }

    @TestFactory
    List<DynamicTest> answersEveryExampleAsItSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Described described : Described.all()) {
            if (TO_COME.contains(described.name())) {
                continue;
            }
            described
                    .request()
                    .path("examples")
                    .properties()
                    .forEach(example -> tests.add(DynamicTest.dynamicTest(
                            described.name() + ": " + example.getKey(),
                            () -> answersAsItSays(
                                    described,
                                    example.getKey(),
                                    example.getValue().get("value")))));
        }
        return tests;
    }

    private static void answersAsItSays(Described described, String name, JsonNode request) {
        Answer answer = caller.call(described.method(), described.path(), Caller.JSON.writeValueAsBytes(request));
        JsonNode response = described.response(answer.status());
        assertThat(SCHEMAS.errors(response.get("schema"), answer.json())).isEmpty();
        List<Integer> statuses = described.statusesOf(name);
        if (statuses.isEmpty()) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(statuses).containsExactly(answer.status());
            JsonNode example = response.get("examples").get(name).get("value");
            assertThat(Likeness.differences(example, answer.json())).isEmpty();
        }
        if (answer.status() == 200) {
            assertThat(SCHEMAS.errors(described.request().get("schema"), request))
                    .isEmpty();
        }
    }

    @TestFactory
    List<DynamicTest> answersEveryReadingAsItSays() {
        return Described.all().stream()
                .filter(described ->
                        described.method() == Method.GET && route(described).isPresent())
                .filter(described -> described.response(200).has("schema"))
                .map(described -> DynamicTest.dynamicTest(described.name(), () -> {
                    Answer answer = caller.get(route(described).orElseThrow().path());
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(SCHEMAS.errors(described.response(200).get("schema"), answer.json()))
                            .isEmpty();
                }))
                .toList();
    }
}
