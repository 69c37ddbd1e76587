package dev.hayate.evaluation.trec;

import dev.hayate.evaluation.score.Items;
import dev.hayate.numerics.metric.RankingMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How a run did by judgements: every metric for every query that was judged. A document without a judgement is
/// not relevant; a query for which the run has nothing counts as 0 (trec_eval with `-c`), and so does one
/// without a relevant document.
///
/// @param queries the queries that were judged, in the order of the judgements
/// @param values by metric, its value for each of them
/// @param warnings what of the run or the judgements did not fit the other, in sentences
public record RunScores(List<String> queries, Map<RankingMetric, double[]> values, List<String> warnings) {
    private static final int NAMED = 3;

    /// Copies the lists; the arrays are kept.
    public RunScores {
        queries = List.copyOf(queries);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        warnings = List.copyOf(warnings);
    }

    /// Scores a run.
    ///
    /// @throws IllegalArgumentException if nothing is judged
    public static RunScores of(Run run, Qrels qrels, List<RankingMetric> metrics) {
        List<String> queries = List.copyOf(qrels.relevance().keySet());
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("a run cannot be scored without judgements");
        }
        Map<RankingMetric, double[]> values = new LinkedHashMap<>();
        metrics.forEach(metric -> values.put(metric, new double[queries.size()]));
        for (int q = 0; q < queries.size(); q++) {
            Map<String, Double> relevance = relevance(qrels, queries.get(q));
            double[] gains = gains(run.ranking(queries.get(q)), relevance);
            double[] relevant = relevant(relevance);
            for (RankingMetric metric : metrics) {
                value(values, metric)[q] = metric.of(gains, relevant);
            }
        }
        return new RunScores(queries, values, warnings(run, qrels));
    }

    private static double[] gains(List<String> ranking, Map<String, Double> relevance) {
        return ranking.stream()
                .mapToDouble(document -> Math.max(0, relevance.getOrDefault(document, 0.0)))
                .toArray();
    }

    private static double[] relevant(Map<String, Double> relevance) {
        return relevance.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(grade -> grade > 0)
                .toArray();
    }

    private static Map<String, Double> relevance(Qrels qrels, String query) {
        return qrels.relevance().getOrDefault(query, Map.of());
    }

    private static double[] value(Map<RankingMetric, double[]> values, RankingMetric metric) {
        double[] value = values.get(metric);
        if (value == null) {
            throw new IllegalArgumentException(metric.title() + " was not asked for, but "
                    + values.keySet().stream().map(RankingMetric::title).collect(Collectors.joining(", ")));
        }
        return value;
    }

    private static List<String> warnings(Run run, Qrels qrels) {
        Set<String> judged = qrels.relevance().keySet();
        Set<String> found = run.scores().keySet();
        List<String> warnings = new ArrayList<>();
        warn(
                warnings,
                judged,
                query -> run.scores().getOrDefault(query, Map.of()).isEmpty(),
                "judged queries have no results in the run and count as 0");
        warn(
                warnings,
                judged,
                query -> relevant(relevance(qrels, query)).length == 0,
                "judged queries have no relevant document and count as 0");
        warn(
                warnings,
                found,
                query -> !judged.contains(query),
                "queries of the run have no judgement and are left out");
        return warnings;
    }

    private static void warn(List<String> warnings, Set<String> queries, Predicate<String> odd, String what) {
        List<String> odds = queries.stream().filter(odd).toList();
        if (!odds.isEmpty()) {
            String names = String.join(", ", odds.subList(0, Math.min(NAMED, odds.size())));
            warnings.add(odds.size() + " of " + queries.size() + " " + what + ": " + names
                    + (odds.size() > NAMED ? ", …" : ""));
        }
    }

    /// The mean of a metric over all queries that were judged.
    ///
    /// @throws IllegalArgumentException if the metric was not asked for
    public double mean(RankingMetric metric) {
        return Arrays.stream(value(values, metric)).sum() / queries.size();
    }

    /// A metric query by query, to be compared with that of another run.
    ///
    /// @throws IllegalArgumentException if the metric was not asked for
    public Items.Means items(RankingMetric metric) {
        return new Items.Means(value(values, metric));
    }
}
