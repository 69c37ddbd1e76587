package dev.hayate.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Similarity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicatesTest {
    private static final SparkSession SPARK = Sessions.local();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void findsEachPairOnceHoweverTheRowsAreDivided(int partitions) {
        float[][] vectors = Samples.random(700, 6, 1);
        Set<String> expected = new HashSet<>();
        for (int a = 0; a < vectors.length; a++) {
            for (int b = a + 1; b < vectors.length; b++) {
                if (Similarity.COSINE.score(vectors[a], vectors[b]) > 0.9137f) {
                    expected.add("v" + a + " v" + b);
                }
            }
        }

        List<Row> pairs = new NearDuplicates(0.9137)
                .pairs(Samples.vectors(SPARK, "v", vectors, partitions))
                .collectAsList();

        assertThat(expected).hasSizeGreaterThan(500);
        assertThat(pairs)
                .extracting(pair -> pair.getString(0) + " " + pair.getString(1))
                .doesNotHaveDuplicates()
                .hasSameElementsAs(expected);
    }

    @Test
    void tellsTheCosine() {
        float[][] vectors = {{3, 4}, {4, 3}, {0, 0}, {6, 8}};

        List<Row> pairs = new NearDuplicates(0.95)
                .pairs(Samples.vectors(SPARK, "v", vectors, 2))
                .collectAsList();

        assertThat(pairs)
                .extracting(pair -> pair.getString(0) + pair.getString(1))
                .containsExactlyInAnyOrder("v0v1", "v0v3", "v1v3");
        assertThat(pairs).allSatisfy(pair -> assertThat(pair.getDouble(2)).isBetween(0.9599, 1.0001));
    }

    @Test
    void refusesAThresholdOutOfRange() {
        assertThatThrownBy(() -> new NearDuplicates(0))
                .hasMessage("the threshold must be above 0 and at most 1, got 0.0");
        assertThatThrownBy(() -> new NearDuplicates(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatDimensionsDiffer() {
        Dataset<Row> rows = Samples.vectors(SPARK, "v", Samples.random(3, 4, 1), 1)
                .union(Samples.vectors(SPARK, "w", Samples.random(3, 5, 1), 1));

        assertThatThrownBy(() -> new NearDuplicates(0.9).pairs(rows).collectAsList())
                .rootCause()
                .hasMessage("rows: the vector of w0 has 5 dimensions, that of v0 has 4");
    }
}
