package dev.hayate.spark;

import dev.hayate.numerics.metric.RankingMetric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/// How well a search answers queries, by what people have judged: the means over all queries for which something
/// is relevant, found or not, as `trec_eval -c` has them.
///
/// @param queries how many those are
/// @param means by the name of the metric, in the order that was asked for
public record RetrievalScores(int queries, Map<String, Double> means) {
    /// Scores rankings. They and the judgements are brought to the driver.
    ///
    /// @param hits the columns `query`, `rank` and `id`, as of [TopKJoin#join]
    /// @param judgements the columns `query`, `id` and `relevance`, a number that is above 0 for what is relevant
    /// @throws IllegalArgumentException if a column is missing, a query with relevant documents has no hits or
    ///     one document twice, or nothing is relevant
    public static RetrievalScores of(Dataset<?> hits, Dataset<?> judgements, List<RankingMetric> metrics) {
        Map<String, Map<String, Double>> relevant = relevant(judgements);
        Map<String, List<Hit>> rankings = rankings(hits);
        double[] sums = new double[metrics.size()];
        relevant.forEach((query, gains) -> {
            List<Hit> ranking = rankings.get(query);
            if (ranking == null) {
                throw new IllegalArgumentException("query " + query + " is judged, but was not asked");
            }
            ranking.sort(Comparator.comparingInt(Hit::rank));
            requireUnique(query, ranking);
            double[] found = ranking.stream()
                    .mapToDouble(hit -> gains.getOrDefault(hit.id(), 0.0))
                    .toArray();
            double[] ideal = gains.values().stream().mapToDouble(gain -> gain).toArray();
            for (int m = 0; m < sums.length; m++) {
                sums[m] += metrics.get(m).of(found, ideal);
            }
        });
        Map<String, Double> means = new LinkedHashMap<>();
        for (int m = 0; m < sums.length; m++) {
            means.put(metrics.get(m).title(), sums[m] / relevant.size());
        }
        return new RetrievalScores(relevant.size(), means);
    }

    private static void requireUnique(String query, List<Hit> ranking) {
        Set<String> ids = new HashSet<>();
        for (Hit hit : ranking) {
            if (!ids.add(hit.id())) {
                throw new IllegalArgumentException("query " + query + " has found " + hit.id()
                        + " twice; ids of queries and of the corpus must be unique");
            }
        }
    }

    private record Hit(int rank, String id) {}

    private static Map<String, Map<String, Double>> relevant(Dataset<?> judgements) {
        Map<String, Map<String, Double>> relevant = new LinkedHashMap<>();
        for (Row row : columns("judgements", judgements, "query", "id", "relevance")) {
            double relevance = Double.parseDouble(row.getString(2));
            if (relevance > 0) {
                relevant.computeIfAbsent(row.getString(0), _ -> new LinkedHashMap<>())
                        .put(row.getString(1), relevance);
            }
        }
        if (relevant.isEmpty()) {
            throw new IllegalArgumentException("the judgements call nothing relevant");
        }
        return relevant;
    }

    private static Map<String, List<Hit>> rankings(Dataset<?> hits) {
        Map<String, List<Hit>> rankings = new LinkedHashMap<>();
        for (Row row : columns("hits", hits, "query", "rank", "id")) {
            rankings.computeIfAbsent(row.getString(0), _ -> new ArrayList<>())
                    .add(new Hit(Integer.parseInt(row.getString(1)), row.getString(2)));
        }
        return rankings;
    }

    private static List<Row> columns(String what, Dataset<?> dataset, String... names) {
        for (String name : names) {
            Columns.type(what, dataset.schema(), name);
        }
        Column[] texts = Arrays.stream(names)
                .map(name -> dataset.col(name).cast(DataTypes.StringType))
                .toArray(Column[]::new);
        return dataset.select(texts).collectAsList();
    }
}
