package dev.hayate.evaluation.lexical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The figures are those of rank_bm25 0.2.2, `BM25Okapi(candidates).get_scores(query)` with its defaults.
class OkapiTest {
    private static final List<List<String>> CANDIDATES = List.of(
            List.of("a", "b", "a", "c", "\n"),
            List.of("b", "d", "\n"),
            List.of("a", "b", "e", "e", "e", "f", "g", "h", "\n"),
            List.of("i", "\n"),
            List.of("b", "b", "a", "\n"));

    @Test
    void scoresAsRankBm25Does() {
        assertScores(
                List.of("a", "c", "e", "\n"),
                1.2840584226476373,
                0.11432737515405765,
                1.6124955041902147,
                0.12932659346872993,
                0.2048915545486114);
        assertScores(List.of("d", "i"), 0, 1.3024784865652848, 0, 1.473357588301255, 0);
    }

    @Test
    void weighsAWordOfMostCandidatesByAQuarterOfTheMean() {
        assertScores(
                List.of("b"), 0.09280130033425599, 0.11432737515405765, 0.06741492638263581, 0, 0.14378937296523295);
    }

    @Test
    void countsAWordAsOftenAsTheQueryHasIt() {
        assertScores(List.of("a", "a", "zz"), 0.2680303417509025, 0, 0.13482985276527162, 0, 0.2048915545486114);
    }

    private static void assertScores(List<String> query, double... expected) {
        assertThat(Okapi.scores(query, CANDIDATES)).containsExactly(expected, within(1e-13));
    }

    @Test
    void findsTheCandidateThatAnswers() {
        double[] scores = Okapi.scores(
                "日本で一番高い山は何ですか。", List.of("琵琶湖は滋賀県にある湖である。", "富士山は日本で一番高い山である。", "Tokyo is the capital of Japan."));
        assertThat(scores[1]).isGreaterThan(scores[0]).isGreaterThan(scores[2]);
    }

    @Test
    void cutsTextsAsTheyAreWritten() {
        assertThat(new WrittenWords().of("東京に 行った。")).containsExactly("東京", "に", "行っ", "た", "。", "\n");
        assertThat(new WrittenWords().of("")).containsExactly("\n");
    }

    @Test
    void hasNothingToSayWithoutCandidates() {
        assertThat(Okapi.scores("山", List.of())).isEmpty();
    }

    @Test
    void knowsEmptyTexts() {
        assertThat(Okapi.scores("", List.of("", ""))).hasSize(2).doesNotContain(Double.NaN);
    }
}
