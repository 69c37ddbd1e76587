package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {
    private static final String MODEL = Path.of("../core/src/test/resources/golden/models/st-unigram")
            .toAbsolutePath()
            .normalize()
            .toString();

    @TempDir
    Path folder;

    @BeforeEach
    void writeTexts() throws IOException {
        Files.writeString(
                folder.resolve("pages.jsonl"), "{\"id\":\"7\",\"text\":\"東京\"}\n{\"id\":\"8\",\"text\":\"the cat\"}\n");
    }

    private CommandRun encode(String options) {
        List<String> arguments = new ArrayList<>(List.of("encode", "-m", MODEL, "pages.jsonl", "--keep", "id,text"));
        arguments.addAll(List.of(options.split(" ", -1)));
        return CommandRun.in(folder, arguments.toArray(String[]::new));
    }

    private void assertRefused(String options, int code, String... parts) {
        CommandRun run = encode(options);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(code);
        assertThat(run.errors())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("hayate: ")
                .contains(parts);
        assertThat(run.err()).doesNotContain("geheim");
    }

    @Test
    void writesFilesForOpenSearch() throws IOException {
        CommandRun run = encode("-o bulk --format opensearch --index pages --id id -d 4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("bulk/vectors-00000.1.ndjson")))
                .hasSize(4)
                .element(0)
                .isEqualTo("{\"index\":{\"_index\":\"pages\",\"_id\":\"7\"}}");
        assertThat(folder.resolve("bulk/index.json")).content().contains("\"knn_vector\"", "\"dimension\" : 4");
    }

    @Test
    void writesFilesForElasticsearch() {
        CommandRun run = encode(
                "-o bulk/ --format opensearch --dialect elasticsearch --index pages --vector-name v --file-mb 1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("bulk/index.json")).content().contains("\"dense_vector\"", "\"v\"");
    }

    @Test
    void writesFilesForPsql() {
        CommandRun run = encode("-o load --format pgvector --table web.pages --id id --column-type id=bigint --hnsw"
                + " --vector-type halfvec -d 4");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(folder.resolve("load/create.sql")).content().contains("\"id\" bigint PRIMARY KEY", "halfvec(4)");
        assertThat(folder.resolve("load/vectors-00000.sql"))
                .content()
                .contains("COPY \"web\".\"pages\" (\"id\", \"text\", \"embedding\") FROM STDIN;\n7\t東京\t[");
        assertThat(folder.resolve("load/index.sql")).content().contains("halfvec_cosine_ops");
        assertThat(folder.resolve("load/load.sql")).content().contains("\\ir vectors-00000.sql");
        assertThat(encode("-o load --format pgvector --table web.pages --id id --column-type id=bigint --hnsw"
                                + " --vector-type halfvec -d 4 --resume")
                        .exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format pgvector --table t | --format pgvector needs a folder: -o DIR/",
                "--format opensearch --index i | --format opensearch needs a folder: -o DIR/",
                "--to jdbc:postgresql://h/d --table t | --to needs a folder",
                "-o x --format pgvector | --table TABLE",
                "-o x --format opensearch | --index NAME",
                "-o x --to jdbc:postgresql://h/d | --table TABLE",
                "-o x --to jdbc:postgresql://h/d --table t --format npy | leave out --format",
                "-o x --format parquet --table t | --to and --format pgvector",
                "-o x/ --index i | --format opensearch",
                "-o x/ --id id | --id and --vector-name",
                "-o x --format opensearch --index Pages | 'Pages'",
                "-o x --format opensearch --index i --file-mb 0 | --file-mb is at least 1",
                "-o x --format opensearch --index i --id url | (id, text), got url",
                "-o x --format pgvector --table a.b.c | a.b.c",
                "-o x --format pgvector --table t --column-type size=real | size",
                "-o x --to jdbc:mysql://h/d?password=geheim --table t | got jdbc:mysql://h/d",
            })
    void refusesWhatDoesNotGoTogether(String options, String part) {
        assertRefused(options, Main.USAGE, part);
    }

    @Test
    void namesADatabaseThatDoesNotAnswer() {
        assertRefused(
                "-o x/ --to jdbc:postgresql://127.0.0.1:1/web?password=geheim --table t",
                Main.FAILED,
                "127.0.0.1:1/web",
                "refused");
    }
}
