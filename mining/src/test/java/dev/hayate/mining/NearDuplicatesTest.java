package dev.hayate.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Similarity;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.neighbours.CellSearch;
import dev.hayate.numerics.neighbours.ExhaustiveSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {
    private final Workers workers = new Workers(2);

    @AfterEach
    void close() {
        workers.close();
    }

    /// Vectors in a plane, at these angles in degrees; none at all for NaN.
    private static TextVectors atAngles(int seen, double... degrees) {
        TextVectors texts = new TextVectors(2);
        for (int i = 0; i < degrees.length; i++) {
            if (i == seen) {
                texts.allWereSeen();
            }
            double angle = Math.toRadians(degrees[i]);
            float[] vector =
                    Double.isNaN(angle) ? new float[2] : new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
            texts.add("t" + i, vector, 0);
        }
        return texts;
    }

    private NearDuplicates duplicates(TextVectors texts, double degrees, int most) {
        float threshold = (float) Math.cos(Math.toRadians(degrees));
        return new NearDuplicates(
                texts, new NearDuplicates.Settings(threshold, new ExhaustiveSearch(), most), part -> {}, workers);
    }

    private List<String> pairs(TextVectors texts, double degrees) {
        List<String> pairs = new ArrayList<>();
        int count = duplicates(texts, degrees, 100)
                .pairs(pair -> pairs.add(texts.id(pair.row()) + "-" + texts.id(pair.other())));
        assertThat(count).isEqualTo(pairs.size());
        return pairs;
    }

    private List<List<String>> groups(TextVectors texts, double degrees) {
        List<List<String>> groups = new ArrayList<>();
        duplicates(texts, degrees, 1)
                .groups(group -> groups.add(group.members().stream()
                        .map(member -> texts.id(member.row()))
                        .toList()));
        return groups;
    }

    @Test
    void givesTheMostAlikeFirst() {
        assertThat(pairs(atAngles(0, 0, 4, 90, 5, 100), 11)).containsExactly("t1-t3", "t0-t1", "t0-t3", "t2-t4");
    }

    @Test
    void pairsEqualVectorsWithTheFirstAlone() {
        assertThat(pairs(atAngles(0, 0, 10, 0, 10, 0), 11)).containsExactly("t0-t2", "t0-t4", "t1-t3", "t0-t1");
    }

    @Test
    void pairsNothingWithTextsWithoutTokens() {
        TextVectors texts = atAngles(0, Double.NaN, 3, Double.NaN, 3);

        assertThat(pairs(texts, 80)).containsExactly("t1-t3");
        assertThat(groups(texts, 80)).containsExactly(List.of("t1", "t3"));
        assertThat(texts.withoutTokens()).isEqualTo(2);
    }

    @Test
    void groupsWhatHangsTogether() {
        assertThat(groups(atAngles(0, 0, 90, 10, 20, 100, 20, 180), 11))
                .containsExactly(List.of("t0", "t2", "t3", "t5"), List.of("t1", "t4"));
    }

    @Test
    void comparesSeenTextsWithNewOnesOnly() {
        TextVectors texts = atAngles(4, 0, 1, 1, 50, 0.5, 50, 120, 120);

        assertThat(pairs(texts, 2)).containsExactlyInAnyOrder("t3-t5", "t6-t7", "t0-t4", "t1-t4");
        assertThat(groups(texts, 2))
                .containsExactly(List.of("t0", "t1", "t4"), List.of("t3", "t5"), List.of("t6", "t7"));
        assertThat(groups(atAngles(2, 0, 1, 90), 2)).isEmpty();
    }

    @Test
    void refusesMorePairsThanAreAllowed() {
        TextVectors texts = atAngles(0, 0, 1, 2, 3);

        assertThat(duplicates(texts, 10, 6).pairs(pair -> {})).isEqualTo(6);
        assertThatThrownBy(() -> duplicates(texts, 10, 5).pairs(pair -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 5 pairs");
    }

    @Test
    void hasTheBitsOfCosineSimilarity() {
        Random random = new Random(3);
        for (int dimension : new int[] {1, 7, 8, 64, 100}) {
            TextVectors texts = new TextVectors(dimension);
            List<float[]> vectors = new ArrayList<>();
            for (int row = 0; row < 40; row++) {
                float[] vector = new float[dimension];
                for (int d = 0; d < dimension; d++) {
                    vector[d] = (float) (1 + random.nextGaussian() * Math.pow(10, row % 5 - 3));
                }
                vectors.add(vector);
                texts.add("t" + row, vector, 0);
            }
            duplicates(texts, 80, 1000)
                    .pairs(pair -> assertThat(pair.similarity())
                            .isEqualTo(Similarity.COSINE.score(vectors.get(pair.row()), vectors.get(pair.other()))));
        }
    }

    @Test
    void groupsTheSameWithAnyNumberOfThreads() {
        Random random = new Random(9);
        double[] angles = random.doubles(3000, 0, 360).toArray();
        TextVectors texts = atAngles(0, angles);
        List<TextGroup> one = new ArrayList<>();
        List<TextGroup> three = new ArrayList<>();
        NearDuplicates.Settings settings =
                new NearDuplicates.Settings((float) Math.cos(Math.toRadians(0.1)), CellSearch.DEFAULT, 1);
        try (Workers alone = new Workers(1);
                Workers several = new Workers(3)) {
            new NearDuplicates(texts, settings, part -> {}, alone).groups(one::add);
            new NearDuplicates(texts, settings, part -> {}, several).groups(three::add);
        }

        assertThat(one).hasSizeGreaterThan(20).isEqualTo(three);
    }
}
