package dev.hayate.training.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.dev.DevSet.Score;
import dev.hayate.training.table.TrainableTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Directions as words, their vectors pointing there, and a word that points nowhere.
class DevSetTest {
    static final Tokenizer TOKENIZER = Tokenizer.fromJson("words.json", """
            {"version": "1.0", "pre_tokenizer": {"type": "WhitespaceSplit"},
             "model": {"type": "WordLevel", "unk_token": "?",
                       "vocab": {"?": 0, "east": 1, "northeast": 2, "north": 3, "south": 4, "nothing": 5}}}
            """.getBytes(StandardCharsets.UTF_8));

    private static final TrainableTable TABLE =
            new TrainableTable(new float[] {9, 9, 1, 0, 1, 1, 0, 2, 0, -2, 0, 0}, 6, 2);

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void spearmanComparesCosinesWithJudgements(int threads) {
        StsSet set = StsSet.of(
                "sts",
                List.of("east", "east", "east", "north", "nothing"),
                List.of("east", "northeast", "north", "south", "east"),
                new double[] {5, 3, 3, 0, 1},
                TOKENIZER);

        // Cosines 1, 0.71, 0, -1, 0 have the ranks 4, 3, 1.5, 0, 1.5, judgements 4, 2.5, 2.5, 0, 1; with one
        // dimension they are 1, 1, 0, 0, 0.
        assertValues(score(set, threads), 6.25 / Math.sqrt(7.5 * 9.5), 8.75 / 9.5);
    }

    @Test
    void spearmanIsZeroWhereNothingVaries() {
        StsSet set =
                StsSet.of("sts", List.of("east", "east"), List.of("east", "north"), new double[] {5, 5}, TOKENIZER);

        assertThat(score(set, 1)).containsExactly(new Score("spearman", 1, 0), new Score("spearman", 2, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void retrievalDiscountsByRank(int threads) {
        RetrievalSet set = RetrievalSet.of(
                "retrieval",
                List.of("northeast", "north"),
                List.of("south", "east", "north", "nothing"),
                List.of(new int[] {2}, new int[] {3, 0}),
                TOKENIZER);

        // By two dimensions the queries see 1 2 3 0 and 2 1 3 0; by the first alone 1 0 2 3 and 0 1 2 3.
        double second = 1 / log2(3);
        double third = 1 / log2(4);
        double fourth = 1 / log2(5);
        assertValues(
                score(set, threads),
                (third + (1 + fourth) / (1 + second)) / 2,
                (second + (third + fourth) / (1 + second)) / 2);
    }

    @Test
    void theBestRankingOfManyRelevantTextsHasTen() {
        String[] corpus = new String[15];
        Arrays.fill(corpus, "east");
        Arrays.fill(corpus, 0, 5, "north");
        RetrievalSet set = RetrievalSet.of(
                "retrieval",
                List.of("northeast north"),
                List.of(corpus),
                List.of(new int[] {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14}),
                TOKENIZER);

        assertValues(score(set, 2), 1, tenWithout(0, 1, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void accuracyCountsTextsNearestToTheirOwnTranslation(int threads) {
        BitextSet set = BitextSet.of(
                "bitext",
                List.of("east", "north", "south", "northeast"),
                List.of("northeast", "north", "south", "east"),
                TOKENIZER);

        assertThat(score(set, threads)).containsExactly(new Score("accuracy", 1, 0.25), new Score("accuracy", 2, 0.5));
    }

    @Test
    void refusesPrefixesThatTheTableHasNot() {
        BitextSet set = BitextSet.of("bitext", List.of("east"), List.of("east"), TOKENIZER);

        try (Workers workers = new Workers(1)) {
            assertThatThrownBy(() -> set.score(TABLE, new int[] {1, 3}, workers))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("dimensions must rise from 1 to at most 2, not [1, 3]");
        }
    }

    @Test
    void refusesListsThatDoNotFit() {
        assertThatThrownBy(() -> BitextSet.of("bitext", List.of("east"), List.of(), TOKENIZER))
                .hasMessage("every text needs a translation, but there are 1 texts and 0 translations");
        assertThatThrownBy(() -> StsSet.of("sts", List.of("east"), List.of("east"), new double[2], TOKENIZER))
                .hasMessage("pairs need two texts and a judgement each, but there are 1, 1 and 2");
        assertThatThrownBy(() -> RetrievalSet.of(
                        "retrieval", List.of("east"), List.of("east"), List.of(new int[] {0, 0}), TOKENIZER))
                .hasMessage("query 0 needs relevant texts, each once, not [0, 0]");
    }

    private static List<Score> score(DevSet set, int threads) {
        try (Workers workers = new Workers(threads)) {
            return set.score(TABLE, new int[] {1, 2}, workers);
        }
    }

    private static void assertValues(List<Score> scores, double one, double two) {
        assertThat(scores.get(0).value()).isCloseTo(one, within(1e-12));
        assertThat(scores.get(1).value()).isCloseTo(two, within(1e-12));
    }

    private static double tenWithout(int... ranks) {
        double all = 0;
        double lost = 0;
        for (int rank = 0; rank < 10; rank++) {
            int wanted = rank;
            all += 1 / log2(rank + 2);
            lost += Arrays.stream(ranks).anyMatch(r -> r == wanted) ? 1 / log2(rank + 2) : 0;
        }
        return (all - lost) / all;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
