package dev.hayate.numerics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusteringTest {
    private final Workers workers = new Workers(2);

    static List<Clustering> all() {
        return Clustering.ALL;
    }

    @AfterEach
    void close() {
        workers.close();
    }

    @Test
    void namesAndOrderAreThoseOfJmteb() {
        assertThat(Clustering.ALL)
                .extracting(Clustering::name)
                .containsExactly("MiniBatchKMeans", "AgglomerativeClustering", "BisectingKMeans", "Birch");
    }

    @ParameterizedTest
    @MethodSource("all")
    void groupsFarApartAreFound(Clustering clustering) {
        Matrix vectors = groups(60, 3, 40);

        int[] labels = clustering.cluster(vectors, 3, 8, workers);

        assertThat(labels).isEqualTo(IntStream.range(0, 60).map(i -> i % 3).toArray());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSeedGivesTheSameLabelsWhateverTheThreads(Clustering clustering) {
        Matrix vectors = noise(1500, 24, 1);

        int[] labels = clustering.cluster(vectors, 7, 8, workers);

        try (Workers one = new Workers(1);
                Workers five = new Workers(5)) {
            assertThat(clustering.cluster(vectors, 7, 8, one)).isEqualTo(labels);
            assertThat(clustering.cluster(vectors, 7, 8, five)).isEqualTo(labels);
        }
        assertThat(Clustering.count(labels)).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("all")
    void anotherSeedMattersWhereSomethingIsDrawn(Clustering clustering) {
        Matrix vectors = noise(200, 24, 1);

        int[] labels = clustering.cluster(vectors, 7, 1, workers);
        int[] others = clustering.cluster(vectors, 7, 2, workers);

        assertThat(!Arrays.equals(labels, others)).isEqualTo(clustering.drawsByChance());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPrefixOfTheDimensionsIsClusteredByItself(Clustering clustering) {
        Matrix wide = noise(120, 40, 1);
        Matrix prefix = new Matrix(wide.values(), wide.offset(), 120, 11, wide.stride());
        Matrix copied = Matrix.of(120, 11);
        for (int row = 0; row < 120; row++) {
            Points.copy(prefix, row, copied, row);
        }
        float[] before = wide.values().clone();

        assertThat(clustering.cluster(prefix, 5, 3, workers)).isEqualTo(clustering.cluster(copied, 5, 3, workers));
        assertThat(wide.values()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneClusterHoldsEverything(Clustering clustering) {
        assertThat(clustering.cluster(noise(50, 6, 1), 1, 0, workers)).containsOnly(0);
        assertThat(clustering.cluster(noise(1, 6, 1), 1, 0, workers)).containsExactly(0);
    }

    @ParameterizedTest
    @MethodSource("all")
    void asManyClustersAsVectorsTellThemApart(Clustering clustering) {
        int[] labels = clustering.cluster(groups(4, 4, 40), 4, 3, workers);

        assertThat(labels).contains(0).hasSize(4);
        if (clustering instanceof AgglomerativeClustering || clustering instanceof Birch) {
            assertThat(labels).containsExactly(0, 1, 2, 3);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void equalVectorsAreInOneClusterUnlessWardMustPartThem(Clustering clustering) {
        Matrix equal = Matrix.of(30, 5);
        Arrays.fill(equal.values(), 0.1f);

        int[] labels = clustering.cluster(equal, 3, 0, workers);

        assertThat(Clustering.count(labels)).isEqualTo(clustering instanceof AgglomerativeClustering ? 3 : 1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void fewerDifferentVectorsThanClustersGiveFewerClustersOrPartEqualOnes(Clustering clustering) {
        Matrix vectors = groups(30, 2, 40);
        for (int row = 2; row < 30; row++) {
            Points.copy(vectors, row % 2, vectors, row);
        }

        int[] labels = clustering.cluster(vectors, 4, 0, workers);

        int expected = clustering instanceof AgglomerativeClustering ? 4 : 2;
        assertThat(Clustering.count(labels)).isEqualTo(expected);
        assertThat(labels[0]).isNotEqualTo(labels[1]);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatCannotBeClusteredIsRefused(Clustering clustering) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clustering.cluster(noise(5, 3, 1), 8, 0, workers))
                .withMessage("5 vectors cannot form 8 clusters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clustering.cluster(Matrix.of(0, 3), 2, 0, workers))
                .withMessage("0 vectors cannot form 2 clusters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clustering.cluster(noise(5, 3, 1), 0, 0, workers))
                .withMessage("clusters must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clustering.cluster(Matrix.of(5, 0), 2, 0, workers))
                .withMessage("vectors of 0 dimensions cannot be clustered");
        Matrix broken = noise(5, 3, 1);
        broken.values()[broken.at(4) + 2] = Float.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clustering.cluster(broken, 2, 0, workers))
                .withMessage("only finite vectors can be clustered, but dimension 2 of vector 4 is NaN");
    }

    @Test
    void moreDistancesThanHalfOfTheMemoryAreRefused() {
        assertThatNoException().isThrownBy(() -> Ward.checkMemory(20_000, 4L << 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ward.checkMemory(20_000, 2L << 30))
                .withMessage("20000 vectors have 1525 MiB of distances to each other, more than half of the 2048 MiB "
                        + "that Java may use: cluster fewer, or raise -Xmx");
    }

    private static Matrix noise(int rows, int columns, long seed) {
        Random random = new Random(seed);
        Matrix matrix = Matrix.of(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int c = 0; c < columns; c++) {
                matrix.values()[matrix.at(row) + c] = (float) random.nextGaussian();
            }
        }
        return matrix;
    }

    /// Rows around as many centres as there are groups, one after another.
    private static Matrix groups(int rows, int groups, float apart) {
        Matrix matrix = noise(rows, groups, 4);
        for (int row = 0; row < rows; row++) {
            matrix.values()[matrix.at(row) + row % groups] += apart;
        }
        return matrix;
    }
}
