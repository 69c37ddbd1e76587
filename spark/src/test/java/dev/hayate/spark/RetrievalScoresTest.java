package dev.hayate.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.numerics.metric.RankingMetric;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class RetrievalScoresTest {
    private static final SparkSession SPARK = Sessions.local();
    private static final List<RankingMetric> METRICS =
            List.of(RankingMetric.parse("mrr@10"), RankingMetric.parse("recall@1"), RankingMetric.parse("ndcg@2"));

    private static Dataset<Row> hits(String values) {
        return SPARK.sql("SELECT * FROM VALUES " + values + " AS hits(query, rank, id)");
    }

    private static Dataset<Row> judgements(String values) {
        return SPARK.sql("SELECT * FROM VALUES " + values + " AS judgements(query, id, relevance)");
    }

    @Test
    void areMeansOverTheQueriesForWhichSomethingIsRelevant() {
        Dataset<Row> hits = hits("(1, 2, 'a'), (1, 1, 'b'), (2, 1, 'c'), (3, 1, 'a'), (4, 1, 'a')");
        Dataset<Row> judgements = judgements("(1, 'a', 1), (2, 'c', 1), (2, 'd', 1), (3, 'a', 0)");

        RetrievalScores scores = RetrievalScores.of(hits, judgements, METRICS);

        assertThat(scores.queries()).isEqualTo(2);
        assertThat(scores.means()).containsOnlyKeys("mrr@10", "recall@1", "ndcg@2");
        assertThat(scores.means().get("mrr@10")).isEqualTo((0.5 + 1) / 2);
        assertThat(scores.means().get("recall@1")).isEqualTo((0 + 0.5) / 2);
    }

    @Test
    void refusesQueriesThatWereNotAsked() {
        assertThatThrownBy(() -> RetrievalScores.of(hits("(1, 1, 'a')"), judgements("(7, 'a', 1)"), METRICS))
                .hasMessage("query 7 is judged, but was not asked");
    }

    @Test
    void refusesIdsThatAreNotUnique() {
        assertThatThrownBy(
                        () -> RetrievalScores.of(hits("(1, 1, 'a'), (1, 2, 'a')"), judgements("(1, 'a', 1)"), METRICS))
                .hasMessage("query 1 has found a twice; ids of queries and of the corpus must be unique");
    }

    @Test
    void refusesJudgementsThatCallNothingRelevant() {
        assertThatThrownBy(() -> RetrievalScores.of(hits("(1, 1, 'a')"), judgements("(1, 'a', 0)"), METRICS))
                .hasMessage("the judgements call nothing relevant");
    }
}
