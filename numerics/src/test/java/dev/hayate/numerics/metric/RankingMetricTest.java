package dev.hayate.numerics.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankingMetricTest {
    @ParameterizedTest
    @CsvSource({
        "ndcg@2, 0.386853",
        "mrr@10, 0.5",
        "map@2, 0.166667",
        "map, 0.333333",
        "recall@2, 0.333333",
        "precision@4, 0.5",
        "hit_rate@1, 0",
        "accuracy@2, 1"
    })
    void isFoundByItsName(String name, double expected) {
        double[] gains = {0, 1, 0, 1};
        double[] relevant = {1, 1, 1};
        RankingMetric metric = RankingMetric.parse(name);

        assertThat(metric.of(gains, relevant)).isCloseTo(expected, within(1e-6));
        assertThat(metric.title()).isEqualTo(name);
    }

    @Test
    void ndcgWithoutACutLooksAtEverything() {
        double[] gains = {0, 1, 0, 1};
        double[] relevant = {1, 1, 1, 1, 1};

        assertThat(RankingMetric.parse("ndcg").of(gains, relevant))
                .isEqualTo(RankingMetric.parse("ndcg@5").of(gains, relevant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndgc@10", "ndcg@", "ndcg@ten", "", "@10", "NDCG@10"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> RankingMetric.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"" + name + "\" is no metric of rankings; take one of "
                        + "ndcg, mrr, map, recall, precision, hit_rate, accuracy and a cut, such as ndcg@10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall", "recall@0", "recall@-3"})
    void refusesNamesWithoutACutThatMeansSomething(String name) {
        assertThatThrownBy(() -> RankingMetric.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("recall needs the number of results that are looked at, such as recall@10");
    }
}
