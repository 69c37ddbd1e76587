package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.numerics.metric.RankingMetric;
import dev.hayate.numerics.metric.RankingMetrics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The metrics of rankings, query by query. A query that nothing answers scores 0, as JMTEB counts it.
final class QueryScores {
    private final Map<RankingMetric, double[]> values = new LinkedHashMap<>();
    private final Protocol protocol;

    /// @param counting the metric that counts, which is added if the others lack it
    QueryScores(List<String> metrics, String counting, int queries, Protocol protocol) {
        this.protocol = protocol;
        values.put(RankingMetric.parse(counting), new double[queries]);
        for (String metric : metrics) {
            values.putIfAbsent(RankingMetric.parse(metric), new double[queries]);
        }
    }

    /// @param gains of what was found, best first
    /// @param relevant the gains of all that answers
    void set(int query, double[] gains, double[] relevant) {
        if (relevant.length > 0) {
            values.forEach((metric, ofQueries) -> ofQueries[query] = of(metric, gains, relevant));
        }
    }

    /// In published figures the ideal is the gain of everything relevant, not of as much as is looked at.
    private double of(RankingMetric metric, double[] gains, double[] relevant) {
        return protocol == Protocol.PUBLISHED && metric.kind() == RankingMetric.Kind.NDCG
                ? RankingMetrics.ndcgBesideAll(gains, relevant, metric.cut().orElse(gains.length))
                : metric.of(gains, relevant);
    }

    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        values.forEach((metric, ofQueries) ->
                means.put(metric.title(), Arrays.stream(ofQueries).average().orElse(0)));
        return means;
    }

    /// The values of the metric that counts.
    Items.Means items() {
        return new Items.Means(values.values().iterator().next());
    }
}
