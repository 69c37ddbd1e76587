package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.hub.DatasetHub;
import dev.hayate.hub.DownloadListener;
import dev.hayate.hub.FakeHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubDatasetTest {
    private final FakeHub server = new FakeHub();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    private void put(String... names) {
        for (String name : names) {
            server.put(name, name.getBytes(StandardCharsets.UTF_8));
        }
    }

    private FileSource fetch(String subsetAndSplit, String... environment) throws IOException {
        DatasetHub hub = new DatasetHub(server.settings(folder.resolve("cache"), environment));
        return HubDataset.parse("hf://datasets/org/tiny" + subsetAndSplit).fetch(hub, DownloadListener.NONE);
    }

    /// The names of the files in the repository, which are also their contents.
    private List<String> files(String subsetAndSplit) throws IOException {
        return fetch(subsetAndSplit).files().stream()
                .map(file -> {
                    try {
                        return Files.readString(file);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    private void assertRefused(String subsetAndSplit, String reason) {
        assertThatThrownBy(() -> fetch(subsetAndSplit))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("hf://datasets/org/tiny")
                .hasMessageContaining(reason);
    }

    @Test
    void readsTheShardsOfASubsetInOrder() throws IOException {
        for (int shard = 1; shard >= 0; shard--) {
            Path file = Rows.copy(
                    "SELECT 'a" + shard + "' AS anchor, 'p' AS positive",
                    folder.resolve("x.parquet"),
                    "FORMAT parquet");
            server.put("jsquad/train-0000" + shard + "-of-00002.parquet", Files.readAllBytes(file));
        }
        put("jsquad/test-00000-of-00001.parquet", "other/train-00000-of-00001.parquet");

        FileSource files = fetch("/jsquad");

        assertThat(Rows.of(files, RowSelection.pairs())).containsExactly(List.of("a0", "p"), List.of("a1", "p"));
        server.close();
        assertThat(fetch("/jsquad", "HF_HUB_OFFLINE", "1")).isEqualTo(files);
    }

    @Test
    void fetchesNothingElse() throws IOException {
        put("a/train-0.parquet", "a/test-0.parquet", "b/train-0.parquet");

        fetch("/a");

        assertThat(server.requests.stream().filter(request -> request.startsWith("GET /content/")))
                .containsExactly("GET /content/a/train-0.parquet");
    }

    @Test
    void knowsTheUsualFolders() throws IOException {
        put("a/train/1.parquet", "a/train/0.parquet", "data/train-0.parquet", "data/test-0.parquet", "b/train.jsonl");

        assertThat(files("/a")).containsExactly("a/train/0.parquet", "a/train/1.parquet");
        assertThat(files("")).containsExactly("data/train-0.parquet");
        assertThat(files("/default/test")).containsExactly("data/test-0.parquet");
        assertThat(files("/b")).containsExactly("b/train.jsonl");
    }

    @Test
    void prefersParquetToWhatItWasMadeOf() throws IOException {
        put("train.csv", "train.parquet");

        assertThat(files("")).containsExactly("train.parquet");
    }

    @Test
    void followsTheCard() throws IOException {
        put("raw/x-1.jsonl", "raw/x-2.jsonl", "raw/y.csv", "deep/er/z.parquet", "jsquad/train-0.parquet");
        server.put("README.md", """
                ---
                license: mit
                configs:
                - config_name: pairs
                  data_files:
                  - split: train
                    path: raw/x-*.jsonl
                  - split: test
                    path:
                    - raw/y.csv
                    - "**/z.parquet"
                - config_name: plain
                  data_files: raw/y.csv
                  default: true
                - config_name: list
                  data_files: ["raw/x-2.jsonl", "raw/x-1.jsonl"]
                - config_name: bare
                ---
                # A card
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(files("/pairs")).containsExactly("raw/x-1.jsonl", "raw/x-2.jsonl");
        assertThat(files("/pairs/test")).containsExactly("raw/y.csv", "deep/er/z.parquet");
        assertThat(files("")).containsExactly("raw/y.csv");
        assertThat(files("/list")).containsExactly("raw/x-2.jsonl", "raw/x-1.jsonl");
        assertRefused("/jsquad", "no such subset; it has pairs, plain, list, bare");
        assertRefused("/pairs/dev", "no such split; it has train, test");
        assertRefused("/bare", "names no data_files");
    }

    @Test
    void readsTheOnlySubsetOfACard() throws IOException {
        put("x.jsonl");
        server.put("README.md", """
                ---
                configs:
                - config_name: only
                  data_files:
                  - path: x.jsonl
                ---
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(files("")).containsExactly("x.jsonl");
    }

    @Test
    void refusesACardThatNamesWhatIsNotThere() {
        server.put("README.md", """
                ---
                configs:
                - data_files: gone-*.jsonl
                ---
                """.getBytes(StandardCharsets.UTF_8));

        assertRefused("", "\"gone-*.jsonl\", which is not there");
    }

    @Test
    void refusesACardThatIsNotYaml() {
        put("data/train-0.parquet");
        server.put("README.md", "---\na: [\n---\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> fetch(""))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("org/tiny/README.md: the YAML at its head cannot be read");
    }

    @Test
    void refusesACardWhoseSplitsHaveNoFiles() {
        server.put("README.md", """
                ---
                configs:
                - data_files:
                  - split: train
                ---
                """.getBytes(StandardCharsets.UTF_8));

        assertRefused("", "names \"\", which is not there");
    }

    @Test
    void readsCardsThatSayNothingOfFiles() throws IOException {
        put("data/train-0.parquet");
        server.put("README.md", "---\nlicense: mit\n---\n".getBytes(StandardCharsets.UTF_8));

        assertThat(files("")).containsExactly("data/train-0.parquet");
    }

    @Test
    void tellsWhichSubsetsAndSplitsThereAre() {
        put("a/train-00000-of-00001.parquet", "a/test/0.parquet", "b/train.jsonl", "img/cat.png");

        assertRefused("/c", "no such subset; it has a, b");
        assertRefused("", "no such subset; it has a, b");
        assertRefused("/a/dev", "no such split; it has test, train");
    }

    @Test
    void refusesFilesOfOtherKindsBeforeFetchingThem() {
        put("a.arrow");
        server.put("README.md", """
                ---
                configs:
                - data_files: a.arrow
                ---
                """.getBytes(StandardCharsets.UTF_8));

        assertRefused("", "a.arrow: rows are read from files that end with");
        assertThat(server.requests).noneMatch(request -> request.contains("a.arrow"));
    }

    @Test
    void findsItsFilesInAFolderThatLooksLikeTheHub() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Rows.write(folder.resolve("a/train-00001-of-00002.jsonl"), "{\"text\":\"2\"}\n");
        Rows.write(folder.resolve("a/train-00000-of-00002.jsonl"), "{\"text\":\"1\"}\n");
        HubDataset dataset = HubDataset.parse("hf://datasets/org/tiny/a");

        assertThat(Rows.of(dataset.in(folder), RowSelection.text())).containsExactly(List.of("1"), List.of("2"));
        Rows.write(folder.resolve("README.md"), """
                ---
                configs:
                - config_name: a
                  data_files: "a/*-00001-*"
                ---
                """);
        assertThat(Rows.of(dataset.in(folder), RowSelection.text())).containsExactly(List.of("2"));
        assertThatThrownBy(
                        () -> HubDataset.parse("hf://datasets/org/tiny/b/test").in(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve("b/test") + ": the data set has no such subset; it has a");
        assertThatThrownBy(() -> dataset.in(folder.resolve("gone")))
                .hasMessage(folder.resolve("gone") + ": there is no such folder");
    }
}
