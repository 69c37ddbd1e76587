package dev.hayate.numerics.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ScikitLearnTest {
    private static final int SEEDS = 200;

    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    @ParameterizedTest
    @CsvSource({
        "overlapping, AgglomerativeClustering", "overlapping, Birch",
        "many_subclusters, AgglomerativeClustering", "many_subclusters, Birch",
        "deep_tree, AgglomerativeClustering", "deep_tree, Birch",
        "grid, AgglomerativeClustering", "grid, Birch",
        "short, AgglomerativeClustering", "short, Birch"
    })
    void whatChanceDoesNotTouchIsDividedAsScikitLearnDividesIt(String set, String name) {
        JsonNode golden = Sets.scikit(set);
        int[] gold = Sets.labels(golden.path("labels"));

        int[] labels = clustering(name)
                .cluster(
                        Sets.vectors(golden.path("vectors")),
                        golden.path("clusters").asInt(),
                        0,
                        workers);

        assertThat(labels)
                .isEqualTo(Sets.partition(Sets.labels(golden.path(name).path("labels"))));
        assertThat(Sets.vMeasure(gold, labels))
                .isCloseTo(golden.path(name).path("v_measure").asDouble(), within(1e-12));
    }

    /// Five standard errors of the difference of two means, so that only a wrong distribution fails.
    @ParameterizedTest
    @CsvSource({
        "overlapping, MiniBatchKMeans", "overlapping, BisectingKMeans",
        "many_subclusters, MiniBatchKMeans", "many_subclusters, BisectingKMeans"
    })
    void whatIsDrawnByChanceIsAsGoodOnAverageAsScikitLearns(String set, String name) {
        JsonNode golden = Sets.scikit(set);
        int[] gold = Sets.labels(golden.path("labels"));
        Matrix vectors = Sets.vectors(golden.path("vectors"));
        int clusters = golden.path("clusters").asInt();
        JsonNode expected = golden.path(name);

        double[] values = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> Sets.vMeasure(gold, clustering(name).cluster(vectors, clusters, seed, workers)))
                .toArray();

        double deviation = expected.path("deviation").asDouble();
        double error =
                deviation * Math.sqrt(1.0 / SEEDS + 1.0 / expected.path("seeds").asInt());
        assertThat(mean(values)).isCloseTo(expected.path("mean").asDouble(), within(5 * error));
        assertThat(deviation(values)).isBetween(0.6 * deviation, 1.6 * deviation);
    }

    @Test
    void shortVectorsAreOneSubclusterOfBirch() {
        JsonNode golden = Sets.scikit("short");

        int[] labels = new Birch().cluster(Sets.vectors(golden.path("vectors")), 5, 0, workers);

        assertThat(Clustering.count(labels))
                .isEqualTo(golden.path("Birch").path("subclusters").asInt())
                .isEqualTo(1);
    }

    private static Clustering clustering(String name) {
        return Clustering.ALL.stream()
                .filter(clustering -> clustering.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
