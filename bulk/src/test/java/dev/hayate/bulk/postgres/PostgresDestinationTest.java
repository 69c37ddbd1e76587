package dev.hayate.bulk.postgres;

import static dev.hayate.bulk.postgres.LoadedTable.assertHoldsRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.Similarity;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.BulkEncoding;
import dev.hayate.bulk.BulkListener;
import dev.hayate.bulk.BulkSource;
import dev.hayate.bulk.DiesInShard;
import dev.hayate.bulk.ExistingOutput;
import dev.hayate.bulk.RowId;
import dev.hayate.bulk.SampleRows;
import dev.hayate.bulk.SampleTexts;
import dev.hayate.bulk.Shard;
import dev.hayate.bulk.VectorBatch;
import dev.hayate.bulk.VectorDestination;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresDestinationTest {
    static final LoadOrigin ORIGIN = new LoadOrigin("pages.jsonl", "model-a");
    private static final Shard FIRST = new Shard(0, 1);

    private static Optional<PostgresServer> running = Optional.empty();

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        running = PostgresServer.start();
        assumeTrue(running.isPresent(), "no PostgreSQL with pgvector under /usr/lib/postgresql");
    }

    @AfterAll
    static void stop() throws Exception {
        if (running.isPresent()) {
            server().stop();
        }
    }

    private static PostgresServer server() {
        return running.orElseThrow();
    }

    static PgvectorTable table(String name) {
        return new PgvectorTable(
                TableName.parse(name),
                new RowId.Kept("id"),
                "embedding",
                VectorType.VECTOR,
                Map.of(),
                VectorIndex.HNSW);
    }

    private static PostgresDestination into(PgvectorTable table, LoadOrigin origin, MissingTable missing) {
        return new PostgresDestination(server().url(), login(PostgresServer.PASSWORD), table, origin, missing);
    }

    private static PostgresDestination into(String table) {
        return into(table(table), ORIGIN, MissingTable.CREATE);
    }

    private static Map<String, String> login(String password) {
        return Map.of("PGUSER", PostgresServer.USER, "PGPASSWORD", password);
    }

    private static void load(VectorDestination destination, Shard shard, int rows) throws IOException {
        load(destination, shard, SampleRows.SCHEMA, SampleRows.batch(shard.firstRow(), rows));
    }

    private static void load(VectorDestination destination, Shard shard, VectorSchema schema, VectorBatch... batches)
            throws IOException {
        try (VectorSink sink = destination.open(shard, schema)) {
            for (VectorBatch batch : batches) {
                sink.write(batch);
            }
            sink.complete();
        }
    }

    private static void assertRefused(PostgresDestination destination, String... parts) {
        assertThatThrownBy(() -> load(destination, FIRST, 3))
                .isInstanceOf(PostgresException.class)
                .message()
                .contains(parts)
                .doesNotContain("\n");
    }

    @Test
    void bringsEveryTextAndEveryBitOfTheVectors() throws Exception {
        load(
                into("every bit"),
                FIRST,
                SampleRows.SCHEMA,
                SampleRows.batch(1, 1),
                SampleRows.batch(2, 998),
                SampleRows.batch(1000, 1));

        assertHoldsRows(server(), "\"every bit\"", 1000);
        assertThat(
                        server().query(
                                        "SELECT rows || ' ' || model FROM hayate_shards WHERE table_id = '\"every bit\"'::regclass"))
                .containsExactly("1000 model-a");
    }

    @Test
    void findsTheNeighboursThatTheLibraryFinds() throws Exception {
        List<String> texts = IntStream.range(0, 400)
                .mapToObj(i -> List.of("東京", "大阪の駅", "温泉と雪", "猫が眠る", "疾風のように").get(i % 5) + "、"
                        + List.of("春", "夏祭り", "秋の空", "冬の海", "朝", "夜行列車", "図書館").get(i % 7) + " " + i)
                .toList();
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            Embeddings vectors = model.encode(texts, EncodeOptions.DEFAULT.truncateTo(128));
            PostgresDestination destination = into("neighbours");
            load(
                    destination,
                    FIRST,
                    new VectorSchema("text", List.of("id", "text"), 128),
                    new VectorBatch(
                            1,
                            texts,
                            IntStream.range(0, texts.size())
                                    .mapToObj(i -> List.of(String.valueOf(i), texts.get(i)))
                                    .toList(),
                            vectors));
            for (String query : List.of("夏の東京", "雪の温泉", "本を読む")) {
                float[] asked = model.encode(query, EncodeOptions.DEFAULT.truncateTo(128));
                String order = " ORDER BY embedding <=> '" + Arrays.toString(asked) + "' LIMIT 10";
                List<String> nearest = Similarity.COSINE.top(asked, vectors, 10).stream()
                        .map(hit -> String.valueOf(hit.index()))
                        .toList();

                assertThat(server().query("SELECT id FROM neighbours" + order)).isEqualTo(nearest);
            }
        }
    }

    @Test
    void buildsTheIndexOnce() throws Exception {
        PostgresDestination destination = into("indexed");
        load(destination, FIRST, 50);
        destination.finish(List.of(FIRST), SampleRows.SCHEMA);
        destination.finish(List.of(FIRST), SampleRows.SCHEMA);

        assertThat(server().query("SELECT indexdef FROM pg_indexes WHERE indexname = 'indexed_embedding_hnsw'"))
                .singleElement()
                .asString()
                .contains("USING hnsw (embedding vector_cosine_ops)");
    }

    @Test
    void leavesNothingOfAShardThatIsNotCompleted() throws Exception {
        PostgresDestination destination = into("broken off");
        try (VectorSink sink = destination.open(FIRST, SampleRows.SCHEMA)) {
            sink.write(SampleRows.batch(1, 500));
        }

        assertHoldsRows(server(), "\"broken off\"", 0);
        load(destination, FIRST, 500);
        assertHoldsRows(server(), "\"broken off\"", 500);
    }

    @Test
    void losesAndDoublesNothingWhenKilledInTheMiddleOfAShard() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledLoad.class.getName(),
                server().url());
        command.environment().putAll(login(PostgresServer.PASSWORD));
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process killed = command.start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(killed.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo(KilledLoad.HALF);
        }
        assertThat(killed.destroyForcibly().waitFor()).isNotZero();

        PostgresDestination again = KilledLoad.destination(server().url(), login(PostgresServer.PASSWORD));
        for (int shard = 0; shard < 3; shard++) {
            load(again, KilledLoad.shard(shard), KilledLoad.ROWS);
        }

        assertHoldsRows(server(), "killed", 3 * KilledLoad.ROWS);
    }

    @Test
    void saysThatTheServerWentAwayAndLeavesNothing() throws Exception {
        PostgresDestination destination = into("gone");
        assertThatThrownBy(() -> {
                    try (VectorSink sink = destination.open(FIRST, SampleRows.SCHEMA)) {
                        sink.write(SampleRows.batch(1, 500));
                        server().execute("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
                                + " WHERE application_name = 'hayate'");
                        sink.write(SampleRows.batch(501, 50_000));
                        sink.complete();
                    }
                })
                .isInstanceOf(PostgresException.class)
                .hasMessageStartingWith("127.0.0.1:")
                .message()
                .doesNotContain("\n");

        assertHoldsRows(server(), "gone", 0);
        load(destination, FIRST, 500);
        assertHoldsRows(server(), "gone", 500);
    }

    @Test
    void goesOnWithABulkEncodingWhateverItHasNotedDown() throws Exception {
        BulkSource source = SampleTexts.write(folder, 1_000);
        Path noted = folder.resolve("noted");
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled()) {
            BulkEncoding encoding =
                    new BulkEncoding(model, EncodeOptions.DEFAULT.truncateTo(16), source, BulkListener.NONE);
            assertThatThrownBy(() -> encoding.into(noted, new DiesInShard(into("bulk"), 2), 300, ExistingOutput.REFUSE))
                    .isInstanceOf(IOException.class);
            assertThat(server().query("SELECT count(*) FROM bulk")).containsExactly("600");

            byte[] manifest = Files.readAllBytes(noted.resolve("manifest.json"));
            encoding.into(noted, into("bulk"), 300, ExistingOutput.RESUME);
            Files.write(noted.resolve("manifest.json"), manifest);
            encoding.into(noted, into("bulk"), 300, ExistingOutput.RESUME);

            assertThat(server().query("SELECT count(*) || ' ' || count(DISTINCT id) FROM bulk"))
                    .containsExactly("1000 1000");
            assertThat(server().query("SELECT embedding::text FROM bulk WHERE id = 'id 999'"))
                    .singleElement()
                    .satisfies(text -> assertThat(LoadedTable.floats(text))
                            .containsExactly(model.encode(
                                    server().query("SELECT text FROM bulk WHERE id = 'id 999'")
                                            .getFirst(),
                                    EncodeOptions.DEFAULT.truncateTo(16))));
        }
    }

    @Test
    void loadsTheSameShardOnceWhenTwoDoItAtATime() throws Exception {
        PostgresDestination destination = into("twice");
        VectorSink first = destination.open(FIRST, SampleRows.SCHEMA);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
            try {
                load(into("twice"), FIRST, 300);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        try (first) {
            first.write(SampleRows.batch(1, 300));
            first.complete();
        }
        second.join();

        assertHoldsRows(server(), "twice", 300);
    }

    @Test
    void loadsShardsOfSeveralThreads() throws Exception {
        PostgresDestination destination = into("threads");
        IntStream.range(0, 8).parallel().forEach(number -> {
            try {
                load(destination, new Shard(number, 1 + number * 100L), 100);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });

        assertHoldsRows(server(), "threads", 800);
    }

    @Test
    void refusesOtherRowsUnderTheNumberOfAShardThatIsThere() throws Exception {
        load(into("other rows"), FIRST, 3);

        assertThatThrownBy(() -> load(into("other rows"), FIRST, 4))
                .isInstanceOf(PostgresException.class)
                .hasMessageContainingAll("shard 0", "other rows", "3 from row 1", "4 from row 1");
        assertHoldsRows(server(), "\"other rows\"", 3);
    }

    @Test
    void bringsSeveralSourcesIntoOneTable() throws Exception {
        load(into("sources"), FIRST, 3);
        load(
                into(table("sources"), new LoadOrigin("more.jsonl", "model-a"), MissingTable.REFUSE),
                FIRST,
                SampleRows.SCHEMA,
                SampleRows.batch(4, 2));

        assertHoldsRows(server(), "sources", 5);
    }

    @Test
    void refusesATableThatIsNotThere() {
        assertRefused(into(table("nowhere"), ORIGIN, MissingTable.REFUSE), "no table nowhere in", "/postgres");
    }

    @Test
    void refusesATableOfAnotherDimension() throws SQLException {
        server().execute(
                        "CREATE EXTENSION IF NOT EXISTS vector",
                        "CREATE TABLE wide (id text, text text, embedding vector(256))");

        assertRefused(into("wide"), "wide", "256 dimensions", "these have 7");
    }

    @Test
    void refusesATableOfAnotherModel() throws IOException {
        load(into("model"), FIRST, 2);

        assertRefused(
                into(table("model"), new LoadOrigin("pages.jsonl", "model-b"), MissingTable.CREATE),
                "table model",
                "model model-a",
                "of model-b");
    }

    @Test
    void refusesATableWithoutTheColumns() throws SQLException {
        server().execute("CREATE EXTENSION IF NOT EXISTS vector", "CREATE TABLE narrow (text text, embedding vector)");

        assertRefused(into("narrow"), "narrow", "no column id");
    }

    @Test
    void refusesAColumnOfAnotherType() throws SQLException {
        server().execute(
                        "CREATE EXTENSION IF NOT EXISTS vector",
                        "CREATE TABLE dates (id date, text text, embedding vector)",
                        "CREATE TABLE arrays (id text, text text, embedding real[])");

        assertRefused(into("dates"), "column id", "type date");
        assertRefused(into("arrays"), "column embedding", "type real[]", "type vector");
    }

    @Test
    void refusesATableThatWasEmptiedBehindItsBack() throws Exception {
        load(into("emptied"), FIRST, 2);
        server().execute("TRUNCATE emptied");

        assertRefused(into("emptied"), "emptied", "is empty", "DELETE FROM \"hayate_shards\"");
        server().execute("DELETE FROM hayate_shards WHERE table_id = 'emptied'::regclass");
        load(into("emptied"), FIRST, 2);
        assertHoldsRows(server(), "emptied", 2);
    }

    @Test
    void beginsAnewWhereTheTableWasDropped() throws Exception {
        load(into("dropped"), FIRST, 2);
        server().execute("DROP TABLE dropped");
        load(into("dropped"), FIRST, 3);

        assertHoldsRows(server(), "dropped", 3);
    }

    @Test
    void namesTheIdThatComesTwice() throws IOException {
        load(into("keys"), FIRST, 2);

        assertThatThrownBy(() -> load(
                        into(table("keys"), new LoadOrigin("again.jsonl", "model-a"), MissingTable.CREATE), FIRST, 2))
                .isInstanceOf(PostgresException.class)
                .hasMessageContainingAll("keys_pkey", "Key (id)=(id 1) already exists");
    }

    @Test
    void doesNotTellThePassword() {
        PostgresDestination wrong = new PostgresDestination(
                server().url() + "?user=nobody&password=geheim", Map.of(), table("t"), ORIGIN, MissingTable.CREATE);

        assertThat(wrong.name()).doesNotContain("geheim");
        assertThatThrownBy(() -> load(wrong, FIRST, 1))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("password authentication failed")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void quotesNamesAndFindsTheSchema() throws Exception {
        server().execute("CREATE SCHEMA \"My \"\"Schema\"\"\"");
        PgvectorTable table = new PgvectorTable(
                new TableName(List.of("My \"Schema\"", "日本語 \"t'able\"")),
                new RowId.Kept("id"),
                "embedding",
                VectorType.VECTOR,
                Map.of(),
                VectorIndex.NONE);
        load(into(table, ORIGIN, MissingTable.CREATE), FIRST, 5);
        into(table, ORIGIN, MissingTable.CREATE).finish(List.of(FIRST), SampleRows.SCHEMA);

        assertHoldsRows(server(), "\"My \"\"Schema\"\"\".\"日本語 \"\"t'able\"\"\"", 5);
        assertThat(server().query("SELECT rows FROM \"My \"\"Schema\"\"\".hayate_shards"))
                .containsExactly("5");
    }

    @Test
    void writesNumbersAsTheTableHasThem() throws Exception {
        server().execute(
                        "CREATE EXTENSION IF NOT EXISTS vector",
                        "CREATE TABLE numbers (id bigint, s smallint, i integer, r real, d double precision, v varchar(9),"
                                + " embedding vector, extra text DEFAULT 'kept')");
        VectorSchema schema = new VectorSchema("text", List.of("id", "s", "i", "r", "d", "v"), 2);
        List<String> cells = List.of("9007199254740993", "-3", "70000", "0.1", "1e300", "語");
        load(
                into(table("numbers"), ORIGIN, MissingTable.REFUSE),
                FIRST,
                schema,
                new VectorBatch(1, List.of("a"), List.of(cells), Embeddings.of(new float[] {1, 2})));

        assertThat(server().query("SELECT concat_ws(' ', id, s, i, r, d, v, embedding, extra) FROM numbers"))
                .containsExactly("9007199254740993 -3 70000 0.1 1e+300 語 [1,2] kept");
    }

    @Test
    void declaresTypesWhereItCreatesTheTable() throws Exception {
        PgvectorTable declared = new PgvectorTable(
                TableName.parse("declared"),
                new RowId.Kept("id"),
                "v",
                VectorType.VECTOR,
                Map.of("id", ColumnType.BIGINT),
                VectorIndex.NONE);
        VectorSchema schema = new VectorSchema("text", List.of("id"), 2);
        load(
                into(declared, ORIGIN, MissingTable.CREATE),
                FIRST,
                schema,
                new VectorBatch(1, List.of("a"), List.of(List.of("42")), Embeddings.of(new float[] {1, 2})));

        assertThat(server().query("SELECT pg_typeof(id) || ' ' || id || ' ' || v FROM declared"))
                .containsExactly("bigint 42 [1,2]");
        assertThatThrownBy(() -> load(
                        into(declared, ORIGIN, MissingTable.CREATE),
                        new Shard(1, 2),
                        schema,
                        new VectorBatch(2, List.of("a"), List.of(List.of("x7")), Embeddings.of(new float[] {1, 2}))))
                .isInstanceOf(PostgresException.class)
                .hasMessage("row 2: expected a bigint in id, got 'x7'");
    }

    @Test
    void numbersTheRowsWhereNothingElseIsTheirId() throws Exception {
        PgvectorTable numbered = new PgvectorTable(
                TableName.parse("numbered"),
                new RowId.RowNumber(),
                "embedding",
                VectorType.VECTOR,
                Map.of(),
                VectorIndex.NONE);
        load(into(numbered, ORIGIN, MissingTable.CREATE), FIRST, 2);
        load(into(numbered, ORIGIN, MissingTable.CREATE), new Shard(1, 3), 2);

        assertThat(server().query("SELECT row || ' ' || id FROM numbered ORDER BY row"))
                .containsExactly("1 id 1", "2 id 2", "3 id 3", "4 id 4");
    }

    @Test
    void roundsToHalvesAsTheServerDoes() throws Exception {
        PgvectorTable halves = new PgvectorTable(
                TableName.parse("halves"),
                new RowId.RowNumber(),
                "embedding",
                VectorType.HALFVEC,
                Map.of(),
                VectorIndex.NONE);
        VectorSchema schema = new VectorSchema("text", List.of(), 6);
        float[] values = {0.1f, 1.0009766f, 1.0004883f, -65504f, 1e-7f, 3e-8f};
        load(
                into(halves, ORIGIN, MissingTable.CREATE),
                FIRST,
                schema,
                new VectorBatch(1, List.of("a"), List.of(List.of()), Embeddings.of(values)));

        assertThat(server().query("SELECT embedding = '" + Arrays.toString(values) + "'::vector::halfvec FROM halves"))
                .containsExactly("t");
    }

    @Test
    void refusesATextThatPostgresCannotHold() {
        for (String text : List.of("a\0b", "\ud83d alone")) {
            VectorBatch batch =
                    new VectorBatch(5, List.of(text), List.of(List.of("x", text)), new Embeddings(new float[7], 1, 7));

            assertThatThrownBy(() -> load(into("texts"), new Shard(1, 5), SampleRows.SCHEMA, batch))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContainingAll("row 5", "text holds", "PostgreSQL");
        }
    }
}
