package dev.hayate.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.metric.BestThreshold.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestThresholdTest {
    /// As published, cosine similarities are taken for distances.
    @ParameterizedTest
    @CsvSource({
        "cosine_distances, as_published, DISTANCES",
        "cosine_distances, direction_fixed, SIMILARITIES",
        "manhatten_distances, as_published, DISTANCES",
        "manhatten_distances, direction_fixed, DISTANCES",
        "euclidean_distances, as_published, DISTANCES",
        "euclidean_distances, direction_fixed, DISTANCES",
        "dot_similarities, as_published, SIMILARITIES",
        "dot_similarities, direction_fixed, SIMILARITIES"
    })
    void isThatOfJmteb(String name, String mode, Scores meaning) {
        for (String split : new String[] {"val", "test"}) {
            int[] labels = Golden.labels("pairs." + split + ".labels");
            double[] scores = Golden.numbers("pairs." + split + "." + name);
            double[] expected = Golden.numbers("pairs." + split + "." + name + "." + mode);

            BestThreshold f1 = BestThreshold.byF1(labels, scores, meaning);
            BestThreshold accuracy = BestThreshold.byAccuracy(labels, scores, meaning);

            assertThat(f1.value()).isCloseTo(expected[0], within(1e-15));
            assertThat(new double[] {f1.threshold(), accuracy.value(), accuracy.threshold()})
                    .containsExactly(expected[1], expected[2], expected[3]);
            assertThat(LabelMetrics.binaryF1(labels, f1.labels(scores))).isCloseTo(f1.value(), within(1e-15));
            assertThat(LabelMetrics.accuracy(labels, accuracy.labels(scores))).isEqualTo(accuracy.value());
        }
    }

    @Test
    void similaritiesCountFromTheThresholdOnAndDistancesBelowIt() {
        double[] scores = {0.5, 1, 1.5};

        assertThat(new BestThreshold(Scores.SIMILARITIES, 1, 0).labels(scores)).containsExactly(0, 1, 1);
        assertThat(new BestThreshold(Scores.DISTANCES, 1, 0).labels(scores)).containsExactly(1, 0, 0);
    }

    @Test
    void theFirstOfSeveralBestPlacesIsTaken() {
        int[] labels = {1, 0, 1, 0};
        double[] distances = {1, 2, 3, 4};

        assertThat(BestThreshold.byAccuracy(labels, distances, Scores.DISTANCES))
                .isEqualTo(new BestThreshold(Scores.DISTANCES, 1.5, 0.75));
    }

    @Test
    void equalScoresStayAsTheyStand() {
        int[] labels = {1, 1, 0};
        double[] scores = {0.0, -0.0, 0.0};
        BestThreshold asIs = new BestThreshold(Scores.SIMILARITIES, 0, 1);

        assertThat(BestThreshold.byF1(labels, scores, Scores.SIMILARITIES)).isEqualTo(asIs);
        assertThat(BestThreshold.byF1(labels, scores, Scores.DISTANCES).value()).isEqualTo(1);
        assertThat(asIs.labels(scores)).containsExactly(1, 1, 1);
    }

    @Test
    void aPlaceThatIsNoUseIsMinusOne() {
        assertThat(BestThreshold.byF1(new int[] {0, 1}, new double[] {1, 2}, Scores.DISTANCES))
                .isEqualTo(new BestThreshold(Scores.DISTANCES, -1, 0));
    }

    @Test
    void refusesOtherLabels() {
        assertThatThrownBy(() -> BestThreshold.byF1(new int[] {1, 1}, new double[2], Scores.DISTANCES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a threshold is sought between the labels 0 and 1, not among [1]");
        assertThatThrownBy(() -> BestThreshold.byAccuracy(new int[] {0, 1, 2}, new double[3], Scores.DISTANCES))
                .hasMessage("a threshold is sought between the labels 0 and 1, not among [0, 1, 2]");
        assertThatThrownBy(() -> BestThreshold.byAccuracy(new int[] {0, 1}, new double[3], Scores.DISTANCES))
                .hasMessage("every pair needs a label and a score, but there are 2 and 3");
    }
}
