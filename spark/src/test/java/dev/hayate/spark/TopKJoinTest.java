package dev.hayate.spark;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.Workers;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopKJoinTest {
    private static final SparkSession SPARK = Sessions.local();

    /// What the library finds in the whole corpus at once.
    private static List<Row> expected(float[][] queries, float[][] corpus, int k, Measure measure) {
        try (Workers workers = new Workers(1)) {
            int dimension = queries[0].length;
            NearestRows nearest = new NearestRows(matrix(queries), new int[] {dimension}, List.of(measure), k, workers);
            nearest.add(matrix(corpus));
            NearestRows.Found found = nearest.found(0, measure);
            List<Row> rows = new ArrayList<>();
            for (int query = 0; query < queries.length; query++) {
                for (int rank = 0; rank < found.count(); rank++) {
                    rows.add(RowFactory.create(
                            "q" + query, rank + 1, "c" + found.row(query, rank), found.value(query, rank)));
                }
            }
            return rows;
        }
    }

    private static Matrix matrix(float[][] vectors) {
        Matrix matrix = Matrix.of(vectors.length, vectors[0].length);
        for (int row = 0; row < vectors.length; row++) {
            System.arraycopy(vectors[row], 0, matrix.values(), matrix.at(row), vectors[row].length);
        }
        return matrix;
    }

    @ParameterizedTest
    @CsvSource({"COSINE, 1", "COSINE, 7", "DOT, 3", "EUCLIDEAN, 4"})
    void findsWhatTheLibraryFindsHoweverTheCorpusIsDivided(Measure measure, int partitions) {
        float[][] queries = Samples.random(21, 12, 1);
        float[][] corpus = Samples.random(2500, 12, 2);

        Dataset<Row> found = new TopKJoin(10, measure)
                .join(Samples.vectors(SPARK, "q", queries, 2), Samples.vectors(SPARK, "c", corpus, partitions));

        assertThat(found.collectAsList()).isEqualTo(expected(queries, corpus, 10, measure));
    }

    @Test
    void findsTheWholeCorpusIfItIsSmall() {
        float[][] queries = Samples.random(3, 5, 3);
        float[][] corpus = Samples.random(4, 5, 4);

        Dataset<Row> found = new TopKJoin(9, Measure.DOT)
                .join(Samples.vectors(SPARK, "q", queries, 1), Samples.vectors(SPARK, "c", corpus, 6));

        assertThat(found.collectAsList()).isEqualTo(expected(queries, corpus, 9, Measure.DOT));
    }

    @Test
    void saysWhichVectorDoesNotFit() {
        Dataset<Row> queries = Samples.vectors(SPARK, "q", Samples.random(2, 5, 5), 1);
        Dataset<Row> corpus = Samples.vectors(SPARK, "c", Samples.random(2, 6, 6), 1);

        assertThatThrownBy(
                        () -> new TopKJoin(1, Measure.DOT).join(queries, corpus).collectAsList())
                .rootCause()
                .hasMessage("corpus: the vector of c0 has 6 dimensions, others have 5");
    }

    @Test
    void saysWhichRowHasNoVector() {
        Dataset<Row> queries = Samples.vectors(SPARK, "q", Samples.random(2, 5, 5), 1);
        Dataset<Row> corpus = queries.withColumn("vector", expr("if(id = 'q1', null, vector)"));

        assertThatThrownBy(
                        () -> new TopKJoin(1, Measure.DOT).join(queries, corpus).collectAsList())
                .rootCause()
                .hasMessage("corpus: row 1 of partition 0 has no vector; leave such rows out with "
                        + "filter(\"vector is not null\")");
    }

    @Test
    void refusesColumnsThatAreNoVectors() {
        Dataset<Row> queries = Samples.vectors(SPARK, "q", Samples.random(2, 5, 5), 1);
        TopKJoin join = new TopKJoin(1, Measure.DOT);

        assertThatThrownBy(() -> join.join(queries, queries.drop("vector")))
                .hasMessage("corpus: there is no column vector; there are id");
        assertThatThrownBy(() -> join.join(queries.selectExpr("id", "id as vector"), queries))
                .hasMessage("queries: column vector is of STRING, not of array<float>");
        assertThatThrownBy(() -> join.join(queries.filter("false"), queries)).hasMessage("there are no queries");
        assertThatThrownBy(() -> new TopKJoin(0, Measure.DOT)).hasMessage("k must be at least 1, got 0");
    }
}
