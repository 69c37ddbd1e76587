package dev.hayate.server.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.Document;
import dev.hayate.search.Hit;
import dev.hayate.search.IndexException;
import dev.hayate.search.IndexSettings;
import dev.hayate.search.IndexWriting;
import dev.hayate.search.Mode;
import dev.hayate.search.Place;
import dev.hayate.search.SearchIndex;
import dev.hayate.search.SearchRequest;
import dev.hayate.search.Value;
import dev.hayate.search.VectorStorage;
import dev.hayate.search.WriteOptions;
import dev.hayate.search.fusion.ReciprocalRanks;
import dev.hayate.search.fusion.WeightedSum;
import dev.hayate.server.Caller;
import dev.hayate.server.Caller.Answer;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.engine.ServedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchApiTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void index() throws IOException {
        folder = temporary.resolve("索引 of notes");
        create(IndexSettings.of(Caller.MODEL));
    }

    private void create(IndexSettings settings) throws IOException {
        Map<String, Value> first = new LinkedHashMap<>();
        first.put("year", new Value.Numeric(2019));
        first.put("tags", new Value.Texts(List.of("動物", "家")));
        try (SearchIndex index = SearchIndex.create(folder, Caller.MODEL, settings)) {
            add(
                    index,
                    new Document("a", "猫の飼い方", "𠮷田さんは猫に食べさせました。", first),
                    new Document("b", "犬の散歩", "犬は毎日歩きます。", Map.of("year", new Value.Numeric(2021))));
        }
    }

    private static void add(SearchIndex index, Document... documents) throws IOException {
        try (IndexWriting writing = index.write(WriteOptions.DEFAULT)) {
            for (Document document : documents) {
                writing.add(document, new Place("notes.jsonl", 1));
            }
            writing.finish();
        }
    }

    private ServedIndex open(Engine engine) throws IOException {
        return ServedIndex.open(folder, engine, Duration.ZERO);
    }

    private static Caller caller(ServedIndex index) {
        return new Caller(SearchApi.routes(index));
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("hits")
                .valueStream()
                .map(hit -> hit.get("id").asString())
                .toList();
    }

    private static void assertError(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactly("error");
    }

    @Test
    void findsWithEverythingThatTheCommandPrints() throws IOException {
        try (ServedIndex index = open(Caller.engine())) {
            JsonNode hits = caller(index)
                    .post("/search", "{\"query\":\"猫が食べる\",\"top\":1,\"highlight\":\"em\"}")
                    .json()
                    .get("hits");
            assertThat(hits).hasSize(1);
            JsonNode hit = hits.get(0);
            assertThat(hit.propertyNames())
                    .containsExactly(
                            "rank",
                            "id",
                            "score",
                            "bm25",
                            "cosine",
                            "title",
                            "start",
                            "end",
                            "text",
                            "highlights",
                            "marked",
                            "metadata");
            assertThat(hit.get("id").asString()).isEqualTo("a");
            assertThat(hit.get("text").asString()).isEqualTo("𠮷田さんは猫に食べさせました。");
            // The first character is one code point of two chars.
            assertThat(hit.get("end").asInt()).isEqualTo(15);
            assertThat(hit.get("highlights").get(0).get(0).asInt()).isEqualTo(5);
            assertThat(hit.get("marked").asString()).contains("<em>猫</em>に");
            assertThat(hit.get("metadata").toString()).isEqualTo("{\"year\":2019,\"tags\":[\"動物\",\"家\"]}");
        }
    }

    private static void assertFindsLikeTheLibrary(ServedIndex index, String members, Mode mode) throws IOException {
        JsonNode hits = caller(index)
                .post("/search", "{\"query\":\"散歩\"" + members + "}")
                .json()
                .get("hits");
        List<Hit> expected = index.using(
                Caller.MODEL, open -> open.search().find(SearchRequest.of("散歩").withMode(mode)));
        assertThat(hits).hasSameSizeAs(expected);
        for (int i = 0; i < hits.size(); i++) {
            assertThat(hits.get(i).get("id").asString())
                    .isEqualTo(expected.get(i).id());
            assertThat(hits.get(i).get("score").doubleValue())
                    .isEqualTo(expected.get(i).score());
            assertThat(hits.get(i).get("bm25").isNull())
                    .isEqualTo(Double.isNaN(expected.get(i).words()));
            assertThat(hits.get(i).get("cosine").isNull())
                    .isEqualTo(Double.isNaN(expected.get(i).vector()));
        }
    }

    @Test
    void comparesByWordsByVectorsOrByBoth() throws IOException {
        try (ServedIndex index = open(Caller.engine())) {
            assertFindsLikeTheLibrary(index, "", Mode.Hybrid.DEFAULT);
            assertFindsLikeTheLibrary(index, ",\"mode\":\"words\"", new Mode.Words());
            assertFindsLikeTheLibrary(index, ",\"mode\":\"vector\"", new Mode.Vectors());
            assertFindsLikeTheLibrary(index, ",\"weight\":0.25", new Mode.Hybrid(WeightedSum.DEFAULT.weighing(0.25)));
            assertFindsLikeTheLibrary(
                    index,
                    ",\"mode\":\"hybrid\",\"fusion\":\"rrf\",\"weight\":0.75",
                    new Mode.Hybrid(new ReciprocalRanks(60, 0.75)));
        }
    }

    @Test
    void filtersByMetadata() throws IOException {
        try (ServedIndex index = open(Caller.engine())) {
            Caller caller = caller(index);
            assertThat(ids(caller.post("/search", "{\"query\":\"猫\",\"filter\":\"year >= 2020\"}")))
                    .containsExactly("b");
            Answer broken = caller.post("/search", "{\"query\":\"猫\",\"filter\":\"year >= \"}");
            assertError(broken, 400);
            assertThat(broken.text()).contains("character");
            for (String filter : List.of("ひみつ = 1", "year = ひみつ")) {
                Answer unknown = caller.post("/search", "{\"query\":\"猫\",\"filter\":\"" + filter + "\"}");
                assertError(unknown, 400);
                assertThat(unknown.text()).contains("year (numbers)").doesNotContain("ひみつ");
            }
        }
    }

    @Test
    void refusesWhatIsNoQuestion() throws IOException {
        try (ServedIndex index = open(Caller.engine())) {
            for (String body : List.of(
                    "{}",
                    "{\"query\":\" \"}",
                    "{\"query\":\"猫\",\"top\":0}",
                    "{\"query\":\"猫\",\"weight\":1.5}",
                    "{\"query\":\"猫\",\"mode\":\"bm26\"}",
                    "{\"query\":\"猫\",\"wieght\":0.5}",
                    "{\"query\":\"" + "猫".repeat(2001) + "\"}")) {
                assertError(caller(index).post("/search", body), 400);
            }
        }
    }

    @Test
    void searchesByWordsWhereThereAreNoVectors() throws IOException {
        folder = temporary.resolve("words");
        create(IndexSettings.of(Caller.MODEL).withVectors(new VectorStorage.None()));
        try (ServedIndex index = open(Caller.engine())) {
            assertThat(ids(caller(index).post("/search", "{\"query\":\"散歩\"}"))).containsExactly("b");
            assertError(caller(index).post("/search", "{\"query\":\"散歩\",\"mode\":\"hybrid\"}"), 400);
        }
    }

    @Test
    void seesWhatIsCommittedLater() throws IOException {
        try (ServedIndex index = open(Caller.engine());
                SearchIndex writer = SearchIndex.open(folder, Caller.MODEL)) {
            assertThat(ids(caller(index).post("/search", "{\"query\":\"鳥\",\"mode\":\"words\"}")))
                    .isEmpty();
            add(writer, Document.of("c", "鳥が鳴く"));
            assertThat(ids(caller(index).post("/search", "{\"query\":\"鳥\",\"mode\":\"words\"}")))
                    .containsExactly("c");
        }
    }

    @Test
    void answersManyThreadsAtOnceAlike() throws Exception {
        try (ServedIndex index = open(Caller.engine());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Caller caller = caller(index);
            String expected = caller.post("/search", "{\"query\":\"猫の散歩\"}").text();
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(threads.submit(
                        () -> caller.post("/search", "{\"query\":\"猫の散歩\"}").text()));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo(expected);
            }
        }
    }

    @Test
    void goesOnWhenItsModelIsLoadedAgain() throws IOException {
        try (StaticEmbeddingModel again = StaticEmbeddingModel.bundled();
                ServedIndex index = open(Caller.engine())) {
            SearchRequest request = SearchRequest.of("散歩");
            List<Hit> before = index.using(Caller.MODEL, open -> open.search().find(request));
            assertThat(index.using(again, OpenIndex::model)).isSameAs(again);
            List<Hit> after = index.using(again, open -> open.search().find(request));
            assertThat(after).isEqualTo(before);
        }
    }

    @Test
    void refusesAnIndexOfAModelThatIsNotServed() throws IOException {
        Engine other = new Engine(List.of(new ServedModel("other", Caller.MODEL, "0".repeat(64), 1)));
        assertThatThrownBy(() -> ServedIndex.open(folder, other))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("serve it too");
    }
}
