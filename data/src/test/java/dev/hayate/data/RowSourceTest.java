package dev.hayate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.hub.HubDatasetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowSourceTest {
    @TempDir
    Path folder;

    private Path put(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Rows.write(file, "x");
    }

    @Test
    void findsFilesInTheOrderOfTheirNames() throws IOException {
        Path second = put("train/b/part-10.txt");
        Path first = put("train/a/part-2.txt");
        put("train/a/deeper/part-3.txt");
        put("train/a/part-2.md");

        assertThat(RowSource.parse("train/*/part-*.txt", folder)).isEqualTo(FileSource.of(first, second));
        assertThat(RowSource.parse(folder + "/train/{a,c}/*.txt", Path.of("elsewhere")))
                .isEqualTo(FileSource.of(first));
        assertThat(RowSource.parse("train/b/part-10.txt", folder)).isEqualTo(FileSource.of(second));
    }

    @Test
    void takesAFileWhoseNameLooksLikeAPattern() throws IOException {
        Path file = put("a[1].txt");
        put("a1.txt");

        assertThat(RowSource.parse("a[1].txt", folder)).isEqualTo(FileSource.of(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.jsonl", "*.jsonl", "none/*.jsonl", "none/none.jsonl"})
    void tellsThatThereIsNoSuchFile(String spec) {
        assertThatThrownBy(() -> RowSource.parse(spec, folder))
                .isInstanceOf(DataException.class)
                .hasMessage(folder.resolve(spec) + ": there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.doc", "a", "a.gz", "a.parquet.gz", "a.csv.zst", "a.zst"})
    void refusesFilesOfOtherKinds(String name) throws IOException {
        put(name);

        assertThatThrownBy(() -> RowSource.parse(name, folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("end with .parquet, .jsonl, .jsonl.gz,");
    }

    @Test
    void refusesWhatIsNoPattern() {
        assertThatThrownBy(() -> RowSource.parse("[a.jsonl", folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"[a.jsonl\" is not a pattern");
    }

    @Test
    void refusesFolders() throws IOException {
        put("a.jsonl/b.jsonl");

        assertThatThrownBy(() -> RowReader.open(RowSource.parse("a.jsonl", folder), RowSelection.text()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is a folder");
    }

    @ParameterizedTest
    @CsvSource({
        "hf://datasets/org/name, org/name, default, train",
        "hf://datasets/org/name/sub, org/name, sub, train",
        "hf://datasets/org/name@v1.0/sub/test, org/name@v1.0, sub, test",
        "hf://datasets/org/name@a%2Fb/sub, org/name@a/b, sub, train",
        "hf://datasets/org/name@refs/convert/parquet/sub, org/name@refs/convert/parquet, sub, train",
    })
    void namesDataSetsOfTheHub(String spec, String id, String subset, String split) throws IOException {
        HubDataset dataset = new HubDataset(HubDatasetId.parse(id).orElseThrow(), subset, split);

        assertThat(RowSource.parse(spec, folder)).isEqualTo(dataset);
        assertThat(HubDataset.parse(dataset.toString())).isEqualTo(dataset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hf://org/name",
                "hf://datasets/name",
                "hf://datasets/org/name/a/b/c",
                "hf://datasets/org/../x",
                "hf://datasets/org/name@..",
            })
    void refusesWhatNamesNoDataSet(String spec) {
        assertThatThrownBy(() -> RowSource.parse(spec, folder)).isInstanceOf(IllegalArgumentException.class);
    }
}
