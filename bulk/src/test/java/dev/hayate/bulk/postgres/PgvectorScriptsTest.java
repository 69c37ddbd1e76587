package dev.hayate.bulk.postgres;

import static dev.hayate.bulk.postgres.LoadedTable.assertHoldsRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PgvectorScriptsTest {
    private static final LoadOrigin ORIGIN = new LoadOrigin("C:\\it's\\pages.jsonl", "model-a");
    private static final List<Shard> SHARDS = List.of(new Shard(0, 1), new Shard(1, 201), new Shard(2, 401));

    private static Optional<PostgresServer> running = Optional.empty();

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeAll
    static void start() throws Exception {
        running = PostgresServer.start();
        assumeTrue(running.isPresent(), "no PostgreSQL with pgvector under /usr/lib/postgresql");
    }

    @AfterAll
    static void stop() throws Exception {
        if (running.isPresent()) {
            running.get().stop();
        }
    }

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(temporary.resolve("出力 folder"));
    }

    private static PostgresServer server() {
        return running.orElseThrow();
    }

    private static PgvectorTable table(String name, VectorType type) {
        return new PgvectorTable(
                TableName.parse(name), new RowId.Kept("id"), "embedding", type, Map.of(), VectorIndex.HNSW);
    }

    private PgvectorScripts write(String table, LoadOrigin origin) throws IOException {
        PgvectorScripts scripts = new PgvectorScripts(folder, table(table, VectorType.VECTOR), origin);
        for (Shard shard : SHARDS) {
            try (VectorSink sink = scripts.open(shard, SampleRows.SCHEMA)) {
                sink.write(SampleRows.batch(shard.firstRow(), 150));
                sink.write(SampleRows.batch(shard.firstRow() + 150, 50));
                sink.complete();
            }
        }
        scripts.finish(SHARDS, SampleRows.SCHEMA);
        return scripts;
    }

    private PostgresServer.Psql load(String file) throws IOException, InterruptedException {
        return server().psql(folder.resolve(file));
    }

    @Test
    void bringsEveryTextAndEveryBitOfTheVectors() throws Exception {
        write("scripted", ORIGIN);

        assertThat(load("load.sql")).isEqualTo(new PostgresServer.Psql(0, ""));
        assertHoldsRows(server(), "scripted", 600);
        assertThat(server().query("SELECT indexdef FROM pg_indexes WHERE indexname = 'scripted_embedding_hnsw'"))
                .hasSize(1);
    }

    @Test
    void loadsOnlyWhatIsNotThereYet() throws Exception {
        write("go on", ORIGIN);
        Path last = folder.resolve("vectors-00002.sql");
        String whole = Files.readString(last);
        Files.writeString(last, whole.substring(0, whole.length() / 2));

        assertThat(load("load.sql").code()).isNotZero();
        assertHoldsRows(server(), "\"go on\"", 400);

        Files.writeString(last, whole);
        assertThat(load("load.sql").code()).isZero();
        assertThat(load("load.sql").code()).isZero();
        assertHoldsRows(server(), "\"go on\"", 600);
    }

    @Test
    void aShardCannotBeLoadedTwice() throws Exception {
        write("once", ORIGIN);
        assertThat(load("create.sql").code()).isZero();
        assertThat(load("vectors-00001.sql").code()).isZero();

        PostgresServer.Psql again = load("vectors-00001.sql");

        assertThat(again.code()).isNotZero();
        assertThat(again.output()).contains("hayate_shards_pkey");
        assertThat(server().query("SELECT count(*) FROM once")).containsExactly("200");
    }

    @Test
    void aConnectionTakesFilesForItsOwnShards() throws Exception {
        write("both ways", ORIGIN);
        load("load.sql");
        PostgresDestination connected = new PostgresDestination(
                server().url(),
                Map.of("PGUSER", PostgresServer.USER, "PGPASSWORD", PostgresServer.PASSWORD),
                table("both ways", VectorType.VECTOR),
                ORIGIN,
                MissingTable.REFUSE);
        for (Shard shard : SHARDS) {
            try (VectorSink sink = connected.open(shard, SampleRows.SCHEMA)) {
                sink.write(SampleRows.batch(shard.firstRow(), 200));
                sink.complete();
            }
        }

        assertHoldsRows(server(), "\"both ways\"", 600);
    }

    @Test
    void refusesATableOfAnotherModel() throws Exception {
        write("models", ORIGIN);
        load("load.sql");
        write("models", new LoadOrigin("others.jsonl", "model-b"));

        PostgresServer.Psql refused = load("load.sql");

        assertThat(refused.code()).isNotZero();
        assertThat(refused.output())
                .contains("the table models holds vectors of the model model-a, these are of model-b");
        assertHoldsRows(server(), "models", 600);
    }

    @Test
    void refusesATableThatWasEmptiedBehindItsBack() throws Exception {
        write("emptied", ORIGIN);
        load("load.sql");
        server().execute("TRUNCATE emptied");

        assertThat(load("load.sql").output()).contains("the table emptied is empty", "DELETE FROM \"hayate_shards\"");
    }

    @Test
    void roundsToHalvesAsAConnectionDoes() throws Exception {
        PgvectorScripts scripts = new PgvectorScripts(folder, table("half", VectorType.HALFVEC), ORIGIN);
        VectorSchema schema = new VectorSchema("text", List.of("id"), 5);
        float[] values = {0.1f, 1.0009766f, 1.0004883f, -65504f, 3e-8f};
        try (VectorSink sink = scripts.open(SHARDS.getFirst(), schema)) {
            sink.write(new VectorBatch(1, List.of("a"), List.of(List.of("a")), new Embeddings(values, 1, 5)));
            sink.complete();
        }
        scripts.finish(SHARDS.subList(0, 1), schema);
        assertThat(load("load.sql").output()).isEmpty();

        float[] rounded = LoadedTable.floats(
                server().query("SELECT embedding::vector::text FROM half").getFirst());
        for (int i = 0; i < values.length; i++) {
            assertThat(rounded[i]).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(values[i])));
        }
    }

    @Test
    void leavesNoFileOfAShardThatIsNotCompleted() throws Exception {
        PgvectorScripts scripts = new PgvectorScripts(folder, table("t", VectorType.VECTOR), ORIGIN);
        try (VectorSink sink = scripts.open(SHARDS.getFirst(), SampleRows.SCHEMA)) {
            sink.write(SampleRows.batch(1, 10));
        }

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesTheSameBytesAgain() throws Exception {
        write("same", ORIGIN);
        byte[] first = Files.readAllBytes(folder.resolve("vectors-00001.sql"));
        write("same", ORIGIN);

        assertThat(folder.resolve("vectors-00001.sql")).hasBinaryContent(first);
    }

    @Test
    void refusesAnIndexOverMoreDimensionsThanPgvectorIndexes() {
        PgvectorScripts scripts = new PgvectorScripts(folder, table("t", VectorType.VECTOR), ORIGIN);

        assertThatThrownBy(() -> scripts.requireFits(new VectorSchema("text", List.of("id"), 2001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("2000", "2001", "halfvec");
    }
}
