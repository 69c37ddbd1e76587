package dev.hayate.search;

import static dev.hayate.search.IndexFolder.MODEL;
import static dev.hayate.search.IndexFolder.ids;
import static dev.hayate.search.IndexFolder.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.search.filter.Filter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorSearchTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 448})
    void anExactSearchFindsWhatComparingAllFinds(int dimension) throws IOException {
        List<Document> documents = IndexFolder.generated(4000);
        EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(dimension).normalized();
        try (SearchIndex index =
                IndexFolder.of(folder, settings().withDimension(dimension), new WriteOptions(2, 2), documents)) {
            try (IndexWriting writing = index.write(WriteOptions.DEFAULT)) {
                for (int i = 0; i < documents.size(); i += 5) {
                    writing.delete("d" + i);
                }
                writing.commit(Map.of());
            }
            try (Search search = index.search()) {
                for (String query : List.of("犬の散歩", "大阪へ電車で旅行", "料理")) {
                    float[] vector = MODEL.encode(query, options);

                    assertThat(ids(search.nearest(vector, 40, Optional.empty())))
                            .isEqualTo(compared(documents, vector, options, i -> i % 5 != 0));
                    assertThat(ids(search.nearest(
                                    vector, 40, Optional.of(Filter.parse("number < 700 and even = true")))))
                            .isEqualTo(compared(documents, vector, options, i -> i % 5 != 0 && i < 700 && i % 2 == 0));
                }
            }
        }
    }

    private static List<String> compared(
            List<Document> documents, float[] query, EncodeOptions options, Predicate<Integer> chosen) {
        record Compared(int number, float score) {}
        return IntStream.range(0, documents.size())
                .filter(chosen::test)
                .mapToObj(i -> new Compared(
                        i,
                        Similarity.DOT.score(
                                query, MODEL.encode(documents.get(i).text(), options))))
                .sorted(Comparator.comparingDouble(Compared::score).reversed().thenComparingInt(Compared::number))
                .limit(40)
                .map(compared -> "d" + compared.number())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(VectorStorage.Encoding.class)
    void aGraphFindsNearlyAllAndScoresThemExactly(VectorStorage.Encoding encoding) throws IOException {
        List<Document> documents = Distinct.documents(10_100);
        IndexSettings exact = settings().withDimension(32);
        IndexSettings graph = exact.withVectors(new VectorStorage.Hnsw(8, 32, encoding));
        try (SearchIndex all = IndexFolder.of(folder.resolve("exact"), exact, new WriteOptions(2, 64), documents);
                SearchIndex some = IndexFolder.of(folder.resolve("graph"), graph, new WriteOptions(2, 2), documents);
                Search truth = all.search();
                Search walk = some.search()) {
            int found = 0;
            for (int query = 0; query < 50; query++) {
                SearchRequest request =
                        SearchRequest.of(documents.get(query * 17).text()).withMode(new Mode.Vectors());
                List<Hit> wanted = truth.find(request);
                List<Hit> got = walk.find(request);
                found += (int) got.stream().filter(wanted::contains).count();
            }
            assertThat(found).isGreaterThan(encoding == VectorStorage.Encoding.BINARY ? 350 : 475);
        }
    }

    @Test
    void aGraphIsWalkedWithFiltersAndWithoutDeletedDocuments() throws IOException {
        List<Document> documents = IndexFolder.generated(300);
        IndexSettings graph = settings().withVectors(VectorStorage.Hnsw.DEFAULT);
        try (SearchIndex index = IndexFolder.of(folder, graph, new WriteOptions(1, 16), documents)) {
            try (IndexWriting writing = index.write(WriteOptions.DEFAULT)) {
                writing.delete("d3");
                writing.commit(Map.of());
            }
            try (Search search = index.search()) {
                SearchRequest request = SearchRequest.of("犬")
                        .withMode(new Mode.Vectors())
                        .withCount(20)
                        .withFilter(Filter.parse("number < 9"));

                assertThat(ids(search.find(request)))
                        .containsExactlyInAnyOrder("d0", "d1", "d2", "d4", "d5", "d6", "d7", "d8");
            }
        }
    }
}
