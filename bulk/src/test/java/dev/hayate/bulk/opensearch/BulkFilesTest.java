package dev.hayate.bulk.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Embeddings;
import dev.hayate.bulk.RowId;
import dev.hayate.bulk.SampleRows;
import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BulkFilesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Shard FIRST = new Shard(0, 1);
    private static final int ROWS = 500;

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("出力 folder"));
    }

    private static BulkIndex index(RowId id) {
        return new BulkIndex("pages", Dialect.OPENSEARCH, id, "embedding");
    }

    private BulkFiles files(RowId id, long mostBytes) {
        return new BulkFiles(folder, index(id), "model-a", mostBytes);
    }

    private static void write(BulkFiles files, Shard shard, VectorSchema schema, VectorBatch... batches)
            throws IOException {
        try (VectorSink sink = files.open(shard, schema)) {
            for (VectorBatch batch : batches) {
                sink.write(batch);
            }
            sink.complete();
        }
    }

    private static VectorBatch oneRow(String id, float... vector) {
        return new VectorBatch(1, List.of("t"), List.of(List.of(id, "t")), Embeddings.of(vector));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readString(file).split("\n", -1)) {
            lines.add(line.isEmpty() ? JSON.missingNode() : JSON.readTree(line));
        }
        assertThat(lines.removeLast().isMissingNode())
                .as("ends with a line feed")
                .isTrue();
        return lines;
    }

    private static int[] bits(JsonNode vector) {
        int[] bits = new int[vector.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(Float.parseFloat(vector.get(i).asString()));
        }
        return bits;
    }

    private static int[] bits(float[] vector) {
        int[] bits = new int[vector.length];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Float.floatToRawIntBits(vector[i]);
        }
        return bits;
    }

    private void assertHoldsRows(List<Path> files, int rows) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Path file : files) {
            List<JsonNode> lines = lines(file);
            for (int i = 0; i < lines.size(); i += 2) {
                JsonNode action = lines.get(i).get("index");
                JsonNode document = lines.get(i + 1);
                int row = ids.size() + 1;
                assertThat(action.get("_index").asString()).isEqualTo("pages");
                assertThat(action.get("_id").asString()).isEqualTo(SampleRows.id(row));
                assertThat(ids.add(action.get("_id").asString())).isTrue();
                assertThat(document.propertyNames()).containsExactly("id", "text", "embedding");
                assertThat(document.get("id").asString()).isEqualTo(SampleRows.id(row));
                assertThat(document.get("text").asString()).isEqualTo(SampleRows.text(row));
                assertThat(bits(document.get("embedding"))).isEqualTo(bits(SampleRows.vector(row)));
            }
        }
        assertThat(ids).hasSize(rows);
    }

    @Test
    void writesEveryTextAndEveryBitOfTheVectors() throws Exception {
        BulkFiles files = files(new RowId.Kept("id"), Long.MAX_VALUE);
        write(files, FIRST, SampleRows.SCHEMA, SampleRows.batch(1, 300), SampleRows.batch(301, 200));

        assertThat(files.files(FIRST)).containsExactly(folder.resolve("vectors-00000.1.ndjson"));
        assertHoldsRows(files.files(FIRST), ROWS);
    }

    @Test
    void splitsAShardIntoFilesBelowASize() throws Exception {
        BulkFiles files = files(new RowId.Kept("id"), 10_000);
        write(files, FIRST, SampleRows.SCHEMA, SampleRows.batch(1, ROWS));

        assertThat(files.files(FIRST))
                .hasSizeBetween(5, 40)
                .allSatisfy(file -> assertThat(Files.size(file)).isBetween(1L, 10_000L));
        assertHoldsRows(files.files(FIRST), ROWS);
    }

    @Test
    void numbersDocumentsWithoutAnId() throws Exception {
        BulkFiles files = files(new RowId.RowNumber(), Long.MAX_VALUE);
        write(files, new Shard(3, 71), SampleRows.SCHEMA, SampleRows.batch(71, 2));

        List<JsonNode> lines = lines(folder.resolve("vectors-00003.1.ndjson"));
        assertThat(lines.get(0).at("/index/_id").asString()).isEqualTo("71");
        assertThat(lines.get(2).at("/index/_id").asString()).isEqualTo("72");
    }

    @Test
    void writesTheSameBytesWhateverTheBatches() throws Exception {
        BulkFiles files = files(new RowId.Kept("id"), 10_000);
        write(files, FIRST, SampleRows.SCHEMA, SampleRows.batch(1, ROWS));
        byte[] whole = Files.readAllBytes(folder.resolve("vectors-00000.3.ndjson"));
        write(files, FIRST, SampleRows.SCHEMA, SampleRows.batch(1, 77), SampleRows.batch(78, ROWS - 77));

        assertThat(folder.resolve("vectors-00000.3.ndjson")).hasBinaryContent(whole);
    }

    @Test
    void leavesNoFileOfAShardThatIsNotCompleted() throws Exception {
        BulkFiles files = files(new RowId.Kept("id"), 10_000);
        try (VectorSink sink = files.open(FIRST, SampleRows.SCHEMA)) {
            sink.write(SampleRows.batch(1, ROWS));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesOutAVectorWithoutDirection() throws Exception {
        BulkFiles files = files(new RowId.Kept("id"), Long.MAX_VALUE);
        write(files, FIRST, new VectorSchema("text", List.of("id", "text"), 2), oneRow("a", 0f, -0f));

        assertThat(lines(folder.resolve("vectors-00000.1.ndjson")).get(1).propertyNames())
                .containsExactly("id", "text");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void refusesWhatJsonCannotSay(float value) {
        assertRefused(Long.MAX_VALUE, oneRow("a", 1, value), "row 1: its vector holds " + value);
    }

    @Test
    void refusesIdsThatNoDocumentCanHave() {
        assertRefused(Long.MAX_VALUE, oneRow("", 1, 2), "row 1: expected an id of 1 to 512 bytes, got 0");
        assertRefused(
                Long.MAX_VALUE, oneRow("語".repeat(171), 1, 2), "row 1: expected an id of 1 to 512 bytes, got 513");
    }

    @Test
    void refusesHalfOfASurrogatePair() {
        assertRefused(Long.MAX_VALUE, oneRow("\ud83d", 1, 2), "row 1: holds half of a surrogate pair");
    }

    @Test
    void refusesADocumentLargerThanAFile() {
        assertRefused(50, oneRow("a", 1, 2), "row 1: is a document of", "a file may have 50");
    }

    private void assertRefused(long mostBytes, VectorBatch batch, String... parts) {
        VectorSchema schema = new VectorSchema("text", List.of("id", "text"), 2);
        assertThatThrownBy(() -> write(files(new RowId.Kept("id"), mostBytes), FIRST, schema, batch))
                .isInstanceOf(DocumentException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void describesAnIndexOfOpenSearch() throws Exception {
        files(new RowId.Kept("id"), 10_000)
                .finish(List.of(FIRST), new VectorSchema("text", List.of("id", "text", "title"), 128));

        assertThat(JSON.readTree(folder.resolve("index.json"))).isEqualTo(JSON.readTree("""
                {"settings":{"index":{"knn":true}},
                 "mappings":{"_meta":{"model":"model-a"},"properties":{
                   "id":{"type":"keyword"},
                   "text":{"type":"text"},
                   "title":{"type":"text","fields":{"keyword":{"type":"keyword","ignore_above":256}}},
                   "embedding":{"type":"knn_vector","dimension":128,"method":{"name":"hnsw","engine":"lucene",
                     "space_type":"cosinesimil","parameters":{"m":16,"ef_construction":100}}}}}}
                """));
    }

    @Test
    void describesAnIndexOfElasticsearch() throws Exception {
        BulkIndex index = new BulkIndex("pages", Dialect.ELASTICSEARCH, new RowId.RowNumber(), "v");
        new BulkFiles(folder, index, "model-a", 10_000).finish(List.of(FIRST), new VectorSchema("text", List.of(), 64));

        assertThat(JSON.readTree(folder.resolve("index.json"))).isEqualTo(JSON.readTree("""
                {"mappings":{"_meta":{"model":"model-a"},"properties":{
                   "v":{"type":"dense_vector","dims":64,"index":true,"similarity":"cosine",
                     "index_options":{"type":"hnsw","m":16,"ef_construction":100}}}}}
                """));
    }

    @ParameterizedTest
    @EnumSource
    void refusesMoreDimensionsThanAFieldCanHave(Dialect dialect) {
        BulkIndex index = new BulkIndex("pages", dialect, new RowId.RowNumber(), "v");

        assertThatThrownBy(() -> index.requireFits(new VectorSchema("text", List.of(), 16_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got 16001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_id", "", "embedding"})
    void refusesColumnsThatNoDocumentCanHave(String column) {
        assertThatThrownBy(() -> index(new RowId.RowNumber()).requireFits(new VectorSchema("text", List.of(column), 2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pages", "_pages", "a b", "a/b", "..", "頁,"})
    void refusesNamesThatNoIndexCanHave(String name) {
        assertThatThrownBy(() -> new BulkIndex(name, Dialect.OPENSEARCH, new RowId.RowNumber(), "v"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }
}
