package dev.hayate.search;

import static dev.hayate.search.IndexFolder.MODEL;
import static dev.hayate.search.IndexFolder.ids;
import static dev.hayate.search.IndexFolder.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.passage.Splitting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {
    private static final WriteOptions SMALL = new WriteOptions(2, 1);
    private static final Place PLACE = new Place("texts.jsonl", 7);

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void namesAFolder() {
        folder = temporary.resolve("my index 索引");
    }

    @Test
    void keepsWhatIsShownOfADocument() throws IOException {
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("year", new Value.Numeric(2024));
        metadata.put("lang", new Value.Text("ja"));
        metadata.put("open", new Value.Flag(true));
        metadata.put("tags", new Value.Texts(List.of("食", "駅前")));
        Document document = new Document("ラーメン 1", "駅前の店", "渋谷駅前のラーメン屋。\n深夜まで営業。", metadata);

        try (SearchIndex index = IndexFolder.of(folder, List.of(document));
                Search search = index.search()) {
            Hit hit = search.find(SearchRequest.of("ラーメン")).getFirst();

            assertThat(hit.id()).isEqualTo(document.id());
            assertThat(hit.title()).isEqualTo(document.title());
            assertThat(hit.text()).isEqualTo(document.text());
            assertThat(hit.passage()).isEqualTo(document.text());
            assertThat(hit.metadata()).isEqualTo(metadata);
            assertThat(hit.metadata().keySet()).containsExactly("year", "lang", "open", "tags");
        }
    }

    @Test
    void keepsNoTextsWhereTheyAreNotWanted() throws IOException {
        List<Document> documents = List.of(new Document("1", "店", "ラーメン屋", Map.of("year", new Value.Numeric(1))));

        try (SearchIndex index = IndexFolder.of(
                        folder, settings().withTexts(IndexSettings.TextStorage.NOT_KEPT), SMALL, documents);
                Search search = index.search()) {
            Hit hit = search.find(SearchRequest.of("ラーメン")).getFirst();

            assertThat(hit.id()).isEqualTo("1");
            assertThat(hit.title() + hit.text() + hit.passage()).isEmpty();
            assertThat(hit.metadata()).isEmpty();
        }
    }

    @Test
    void updatesReplaceAndDeletionsRemove() throws IOException {
        try (SearchIndex index = IndexFolder.of(
                folder, List.of(Document.of("1", "犬と散歩"), Document.of("2", "猫と昼寝"), Document.of("3", "鳥の歌")))) {
            try (IndexWriting writing = index.write(SMALL)) {
                writing.update(Document.of("1", "犬と昼食"), PLACE);
                writing.update(Document.of("1", "犬と夕食"), PLACE);
                writing.update(Document.of("4", "魚の水槽"), PLACE);
                writing.delete("3");
                writing.delete("9");
                writing.commit(Map.of());
            }
            try (Search search = index.search()) {
                assertThat(search.documents()).isEqualTo(3);
                assertThat(index.facts().documents()).isEqualTo(3);
                assertThat(ids(search.find(words("散歩")))).isEmpty();
                assertThat(ids(search.find(words("昼食")))).isEmpty();
                assertThat(ids(search.find(words("夕食")))).containsExactly("1");
                assertThat(ids(search.find(words("歌")))).isEmpty();
                assertThat(ids(search.find(SearchRequest.of("ペット").withMode(new Mode.Vectors()))))
                        .containsExactlyInAnyOrder("1", "2", "4");
            }
        }
    }

    @Test
    void refusesAnIdThatStandsTwiceAndNamesBothPlaces() throws IOException {
        try (SearchIndex index = SearchIndex.create(folder, MODEL, settings());
                IndexWriting writing = index.write(SMALL)) {
            writing.add(Document.of("x", "犬"), new Place("a.jsonl", 3));

            assertThatThrownBy(() -> writing.add(Document.of("x", "猫"), new Place("b.jsonl", 5)))
                    .isInstanceOf(IndexException.class)
                    .hasMessage("the id \"x\" stands twice: at a.jsonl, row 3, and at b.jsonl, row 5:"
                            + " every document needs an id of its own");
        }
    }

    @Test
    void refusesToAddWhatTheIndexHasUnlessItIsDeletedFirst() throws IOException {
        try (SearchIndex index = IndexFolder.of(folder, List.of(Document.of("x", "犬")));
                IndexWriting writing = index.write(SMALL)) {
            assertThatThrownBy(() -> writing.add(Document.of("x", "猫"), PLACE))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("texts.jsonl, row 7")
                    .hasMessageContaining("\"x\" already");

            writing.delete("x");
            writing.add(Document.of("x", "猫"), PLACE);
            writing.commit(Map.of());
            try (Search search = index.search()) {
                assertThat(search.documents()).isEqualTo(1);
                assertThat(ids(search.find(words("猫")))).containsExactly("x");
            }
        }
    }

    @Test
    void refusesMetadataOfAnotherKind() throws IOException {
        Document number = new Document("1", "", "犬", Map.of("year", new Value.Numeric(2024)));
        Document text = new Document("2", "", "猫", Map.of("year", new Value.Text("2024")));

        try (SearchIndex index = IndexFolder.of(folder, List.of(number));
                IndexWriting writing = index.write(SMALL)) {
            assertThatThrownBy(() -> writing.add(text, PLACE))
                    .isInstanceOf(IndexException.class)
                    .hasMessage("texts.jsonl, row 7: \"year\" is a text, but the index has numbers under this name:"
                            + " every document must have the same");
        }
    }

    @Test
    void forgetsWhatWasNotCommitted() throws IOException {
        try (SearchIndex index = IndexFolder.of(folder, List.of(Document.of("1", "犬")))) {
            try (IndexWriting writing = index.write(SMALL)) {
                writing.add(Document.of("2", "猫"), PLACE);
                writing.delete("1");
            }
            try (Search search = index.search()) {
                assertThat(search.documents()).isEqualTo(1);
                assertThat(ids(search.find(words("犬")))).containsExactly("1");
            }
        }
    }

    @Test
    void goesOnFromTheLastCommitWhenAProcessDies() throws IOException {
        List<Document> documents = IndexFolder.generated(5000);
        Path dead = temporary.resolve("dead");
        try (SearchIndex index = SearchIndex.create(folder, MODEL, settings());
                IndexWriting writing = index.write(SMALL)) {
            IndexFolder.addAll(writing, documents.subList(0, 1500), 0);
            writing.commit(Map.of("rows", "1500"));
            IndexFolder.addAll(writing, documents.subList(0, 4200), 1500);
            IndexFolder.copy(folder, dead);
            IndexFolder.addAll(writing, documents, 4200);
            writing.finish();
            assertThat(writing.progress()).isEmpty();
        }

        try (SearchIndex index = SearchIndex.open(dead, MODEL);
                IndexWriting writing = index.write(SMALL)) {
            assertThat(writing.progress()).containsExactly(Map.entry("rows", "1500"));
            assertThat(index.facts().documents()).isEqualTo(1500);
            IndexFolder.addAll(writing, documents, 1500);
            writing.finish();
        }

        try (SearchIndex whole = SearchIndex.open(folder, MODEL);
                SearchIndex resumed = SearchIndex.open(dead, MODEL)) {
            assertThat(resumed.facts()).isEqualTo(whole.facts());
            assertSameHits(whole, resumed);
        }
    }

    @Test
    void findsTheSameHoweverManyThreadsHaveWritten() throws IOException {
        List<Document> documents = IndexFolder.generated(3000);
        try (SearchIndex one = IndexFolder.of(folder, settings(), new WriteOptions(1, 64), documents);
                SearchIndex several =
                        IndexFolder.of(temporary.resolve("several"), settings(), new WriteOptions(4, 1), documents)) {
            assertSameHits(one, several);
        }
    }

    private static void assertSameHits(SearchIndex one, SearchIndex other) throws IOException {
        try (Search first = one.search();
                Search second = other.search()) {
            for (String query : List.of("犬と散歩", "東京でラーメン", "映画と音楽の話", "雨の山")) {
                for (Mode mode : List.of(new Mode.Words(), new Mode.Vectors(), Mode.Hybrid.DEFAULT)) {
                    SearchRequest request =
                            SearchRequest.of(query).withMode(mode).withCount(50);
                    assertThat(second.find(request))
                            .isEqualTo(first.find(request))
                            .hasSize(50);
                }
            }
        }
    }

    @Test
    void rollsPassagesUpToTheirDocument() throws IOException {
        String text = "犬は毎朝散歩をする。".repeat(3) + "猫は一日中寝ている。" + "犬は骨が好きだ。".repeat(3);
        List<Document> documents = List.of(Document.of("long", text), Document.of("short", "猫の絵"));

        try (SearchIndex index =
                        IndexFolder.of(folder, settings().withSplitting(Splitting.sentences(12)), SMALL, documents);
                Search search = index.search()) {
            assertThat(index.facts().documents()).isEqualTo(2);
            assertThat(index.facts().passages()).isEqualTo(8);
            for (Mode mode : List.of(new Mode.Words(), new Mode.Vectors(), Mode.Hybrid.DEFAULT)) {
                List<Hit> hits =
                        search.find(SearchRequest.of("猫は一日中寝る").withMode(mode).withCount(2));

                assertThat(ids(hits)).containsExactly("long", "short");
                assertThat(hits.getFirst().passage()).isEqualTo("猫は一日中寝ている。");
                assertThat(hits.getFirst().text()).isEqualTo(text);
            }
        }
    }

    @Test
    void deletesAllPassagesOfADocument() throws IOException {
        try (SearchIndex index = IndexFolder.of(
                folder,
                settings().withSplitting(Splitting.sentences(5)),
                SMALL,
                List.of(Document.of("1", "犬が来た。猫が来た。鳥が来た。"), Document.of("2", "魚だ。")))) {
            try (IndexWriting writing = index.write(SMALL)) {
                writing.delete("1");
                writing.finish();
            }
            assertThat(index.facts().passages()).isEqualTo(1);
        }
    }

    @Test
    void aTitleCountsMoreThanATextAndEqualScoresKeepTheirOrder() throws IOException {
        List<Document> documents = List.of(
                Document.of("text", "寿司 の 話"),
                Document.of("same", "寿司 の 話"),
                new Document("title", "寿司", "魚 の 話", Map.of()));

        try (SearchIndex index = IndexFolder.of(folder, documents);
                Search search = index.search()) {
            assertThat(ids(search.find(words("寿司")))).containsExactly("title", "text", "same");
        }
    }

    @Test
    void textsWithoutTokensAreNearToNothing() throws IOException {
        try (SearchIndex index = IndexFolder.of(
                        folder, List.of(new Document("empty", "犬", "", Map.of()), Document.of("1", "犬の散歩")));
                Search search = index.search()) {
            assertThat(ids(search.find(SearchRequest.of("犬").withMode(new Mode.Vectors()))))
                    .containsExactly("1");
            assertThat(ids(search.find(words("犬")))).containsExactlyInAnyOrder("empty", "1");
            assertThat(search.find(SearchRequest.of(""))).isEmpty();
            assertThat(search.find(words("。"))).isEmpty();
            assertThat(search.nearest(new float[64], 3, Optional.empty())).isEmpty();
        }
    }

    @Test
    void whatOneSearchAloneHasFoundGetsItsScoreByTheOther() throws IOException {
        List<Document> documents = List.of(
                Document.of("1", "猫"),
                Document.of("2", "猫と犬と鳥がいる大きな家に住んでいる人の話を聞いた"),
                Document.of("3", "猫と猫と猫"),
                Document.of("4", "新幹線の時刻表"));
        SearchRequest narrow = SearchRequest.of("猫と犬と鳥").withCount(1).withCandidates(1);

        try (SearchIndex index = IndexFolder.of(folder, documents);
                Search search = index.search()) {
            Hit byWords = search.find(narrow.withMode(new Mode.Words())).getFirst();
            Hit byVector = search.find(narrow.withMode(new Mode.Vectors())).getFirst();
            List<Hit> both =
                    search.find(new SearchRequest(narrow.query(), Mode.Hybrid.DEFAULT, 4, Optional.empty(), 4));
            Hit joined = search.find(narrow.withMode(Mode.Hybrid.DEFAULT)).getFirst();

            assertThat(byWords.id()).isNotEqualTo(byVector.id());
            Hit whole = both.stream()
                    .filter(hit -> hit.id().equals(joined.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(joined.words()).isEqualTo(whole.words()).isPositive();
            assertThat(joined.vector()).isEqualTo(whole.vector()).isPositive();
            assertThat(both)
                    .filteredOn(hit -> hit.id().equals("4"))
                    .allSatisfy(hit -> assertThat(hit.words()).isNaN());
        }
    }

    @Test
    void nothingInAQueryIsAnOperator() throws IOException {
        try (SearchIndex index = IndexFolder.of(folder, List.of(Document.of("1", "C++ AND Java")));
                Search search = index.search()) {
            assertThat(ids(search.find(words("text:\"( -java* AND OR ~ [")))).containsExactly("1");
        }
    }

    @Test
    void searchesBeforeAnythingIsThere() throws IOException {
        try (SearchIndex index = SearchIndex.create(folder, MODEL, settings());
                Search search = index.search()) {
            assertThat(search.documents()).isZero();
            assertThat(search.find(SearchRequest.of("犬"))).isEmpty();
            try (IndexWriting writing = index.write(SMALL)) {
                writing.add(Document.of("1", "犬"), PLACE);
                writing.commit(Map.of());
            }
            assertThat(search.find(SearchRequest.of("犬"))).isEmpty();
            search.refresh();
            assertThat(ids(search.find(SearchRequest.of("犬")))).containsExactly("1");
        }
    }

    @Test
    void aSearchOfAWritingSeesWhatIsNotCommitted() throws IOException {
        try (SearchIndex index = SearchIndex.create(folder, MODEL, settings());
                IndexWriting writing = index.write(SMALL);
                Search search = writing.search()) {
            writing.add(Document.of("1", "犬"), PLACE);
            writing.flush();
            search.refresh();

            assertThat(ids(search.find(SearchRequest.of("犬")))).containsExactly("1");
            assertThat(index.facts().documents()).isZero();
        }
    }

    @Test
    void anIndexWithoutVectorsIsSearchedByWordsAlone() throws IOException {
        try (SearchIndex index = IndexFolder.of(
                        folder,
                        settings().withVectors(new VectorStorage.None()),
                        SMALL,
                        List.of(Document.of("1", "犬の散歩")));
                Search search = index.search()) {
            assertThat(ids(search.find(words("犬")))).containsExactly("1");
            assertThatThrownBy(() -> search.find(SearchRequest.of("犬")))
                    .isInstanceOf(IndexException.class)
                    .hasMessage("the index keeps no vectors: search by words, or make it anew with vectors");
        }
    }

    @Test
    void refusesAnotherModelAndNamesBothFingerprints() throws IOException {
        IndexFolder.of(folder, List.of(Document.of("1", "犬"))).close();

        try (StaticEmbeddingModel other = StaticEmbeddingModel.load(otherModel())) {
            assertThatThrownBy(() -> SearchIndex.open(folder, other))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining(MODEL.fingerprint())
                    .hasMessageContaining(other.fingerprint());
        }
    }

    /// The bundled model, but for a prompt.
    private Path otherModel() throws IOException {
        Path copy = Files.createDirectories(temporary.resolve("other"));
        for (String file : List.of(
                "modules.json",
                MODEL.directory().tensorFile(),
                MODEL.directory().tokenizerFile())) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.write(copy.resolve(file), MODEL.directory().files().read(file));
        }
        Files.write(
                copy.resolve("config_sentence_transformers.json"),
                "{\"prompts\": {\"query\": \"検索: \"}}".getBytes(StandardCharsets.UTF_8));
        return copy;
    }

    @Test
    void refusesMoreDimensionsThanTheModelHas() {
        assertThatThrownBy(() -> SearchIndex.create(folder, MODEL, settings().withDimension(MODEL.dimension() + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a dimension from 1 to 448, got 449");
    }

    @Test
    void refusesAVectorOfAnotherDimension() throws IOException {
        try (SearchIndex index = IndexFolder.of(folder, List.of(Document.of("1", "犬")));
                Search search = index.search()) {
            assertThatThrownBy(() -> search.nearest(new float[65], 1, Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("expected 64 dimensions, as the index keeps, got 65");
        }
    }

    @Test
    void oneAtATimeWrites() throws IOException {
        try (SearchIndex index = SearchIndex.create(folder, MODEL, settings());
                SearchIndex same = SearchIndex.open(folder, MODEL)) {
            try (IndexWriting writing = index.write(SMALL)) {
                writing.add(Document.of("1", "犬"), PLACE);
                assertThatThrownBy(() -> same.write(SMALL))
                        .isInstanceOf(IndexException.class)
                        .hasMessage(folder + " is being written to by another process: try again when that is done");
                writing.commit(Map.of());
            }
            same.write(SMALL).close();
            assertThat(same.facts().documents()).isEqualTo(1);
        }
    }

    @Test
    void refusesFoldersThatHoldSomethingElse() throws IOException {
        Files.createDirectories(folder);
        assertThatThrownBy(() -> SearchIndex.open(folder, MODEL))
                .isInstanceOf(IndexException.class)
                .hasMessage(folder + " holds no index: make one first");
        Files.createFile(folder.resolve("letter.txt"));
        assertThatThrownBy(() -> SearchIndex.create(folder, MODEL, settings()))
                .isInstanceOf(IndexException.class)
                .hasMessage(folder + " holds letter.txt and no index: choose a folder that is empty");
        Files.delete(folder.resolve("letter.txt"));
        SearchIndex.create(folder, MODEL, settings()).close();
        assertThatThrownBy(() -> SearchIndex.create(folder, MODEL, settings()))
                .isInstanceOf(IndexException.class)
                .hasMessage(folder + " holds an index already: open it, or choose another folder");
    }

    @Test
    void makesAnIndexWhereAProcessDiedBeforeItsFirstCommit() throws IOException {
        Files.createDirectories(folder);
        Files.createFile(folder.resolve("write.lock"));
        Files.write(folder.resolve("pending_segments_1"), new byte[] {1});

        SearchIndex.create(folder, MODEL, settings()).close();

        assertThat(SearchIndex.facts(folder).documents()).isZero();
    }

    @Test
    void saysWhatItIsWithoutAModel() throws IOException {
        IndexSettings all = settings()
                .withVectors(new VectorStorage.Hnsw(8, 40, VectorStorage.Encoding.BINARY))
                .withSplitting(Splitting.sentences(200))
                .withTexts(IndexSettings.TextStorage.NOT_KEPT);
        Document document =
                new Document("1", "", "犬", Map.of("year", new Value.Numeric(1), "tags", new Value.Texts(List.of("a"))));
        IndexFolder.of(folder, all, SMALL, List.of(document)).close();

        IndexFacts facts = SearchIndex.facts(folder);

        assertThat(facts.settings()).isEqualTo(all);
        assertThat(facts.fingerprint()).isEqualTo(MODEL.fingerprint());
        assertThat(facts.fields()).isEqualTo(Map.of("year", "numbers", "tags", "lists of texts"));
        assertThat(facts.documents()).isEqualTo(1);
    }

    private static SearchRequest words(String query) {
        return SearchRequest.of(query).withMode(new Mode.Words());
    }
}
