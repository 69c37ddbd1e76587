package dev.hayate.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextClustersTest {
    private static final String TEXTS = """
            猫が好きです。
            猫と暮らす。
            猫を2024年に飼った。
            猫がかわいい。
            猫と犬。

            電車が遅れた。
            電車に乗る。
            電車の時刻表。
            電車で通勤する。
            """;

    @TempDir
    Path folder;

    private TextClusters clusters(String texts, int clusters, int threads, TextColumns columns, String name)
            throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, texts);
        try (StaticEmbeddingModel model = StaticEmbeddingModel.bundled();
                Workers workers = new Workers(threads)) {
            return TextClusters.of(
                    FileSource.of(file),
                    columns,
                    model,
                    EncodeOptions.DEFAULT.truncateTo(64),
                    new TextClusters.Settings(clusters, 1, 3, 2),
                    done -> {},
                    workers);
        }
    }

    private TextClusters clusters(int clusters, int threads) throws IOException {
        return clusters(TEXTS, clusters, threads, TextColumns.DEFAULT, "文 1.txt");
    }

    @Test
    void putsLikeTextsTogether() throws IOException {
        TextClusters found = clusters(2, 2);

        assertThat(found.rows()).isEqualTo(10);
        assertThat(found.clusters()).extracting(TextCluster::size).containsExactly(5, 4);
        for (int row = 0; row < 5; row++) {
            assertThat(found.cluster(row)).isZero();
            assertThat(found.similarity(row)).isBetween(0f, 1f);
        }
        for (int row = 6; row < 10; row++) {
            assertThat(found.cluster(row)).isEqualTo(1);
        }
    }

    @Test
    void tellsClustersByTheirWordsAndNearestTexts() throws IOException {
        TextClusters found = clusters(2, 1);

        assertThat(found.clusters().getFirst().terms()).startsWith("猫").doesNotContain("2024", "年");
        assertThat(found.clusters().getLast().terms()).startsWith("電車");
        assertThat(found.clusters().getLast().nearest())
                .hasSize(2)
                .allSatisfy(nearest -> assertThat(nearest.text()).contains("電車"));
        TextCluster.Nearest first = found.clusters().getFirst().nearest().getFirst();
        assertThat(first.similarity()).isEqualTo(found.similarity(Integer.parseInt(first.id()) - 1));
    }

    @Test
    void leavesTextsWithoutTokensAlone() throws IOException {
        TextClusters found = clusters(2, 1);

        assertThat(found.cluster(5)).isEqualTo(TextClusters.NONE);
        assertThat(found.similarity(5)).isZero();
    }

    @Test
    void dividesTheSameWithAnyNumberOfThreads() throws IOException {
        TextClusters one = clusters(3, 1);
        TextClusters three = clusters(3, 3);

        assertThat(one.clusters()).isEqualTo(three.clusters());
        for (int row = 0; row < one.rows(); row++) {
            assertThat(one.cluster(row)).isEqualTo(three.cluster(row));
        }
    }

    @Test
    void takesIdsFromTheirColumn() throws IOException {
        TextColumns columns = new TextColumns("本文", Optional.of("番号"));

        TextClusters found = clusters("番号,本文\nx,猫\ny,電車\n", 2, 1, columns, "表.csv");

        assertThat(found.id(1)).isEqualTo("y");
        assertThatThrownBy(() -> clusters("番号,本文\nx,猫\n", 1, 1, TextColumns.DEFAULT, "表.csv"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text");
    }

    @Test
    void refusesMoreClustersThanTexts() {
        assertThatThrownBy(() -> clusters(10, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9 vectors")
                .hasMessageContaining("10 clusters");
    }
}
