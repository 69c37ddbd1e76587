package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.evaluation.report.Comparison.Cell;
import dev.hayate.evaluation.report.Comparison.Column;
import dev.hayate.evaluation.report.Comparison.Difference;
import dev.hayate.evaluation.report.Comparison.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static final Column A = new Column("日本語 <b>", "256", "aa", "published");
    private static final Column B = new Column("b", "128", "bb", "published");

    private static Cell cell(double score) {
        return new Cell(score, Optional.empty());
    }

    private static Cell cell(double score, double difference, double low, double high) {
        return new Cell(score, Optional.of(new Difference(difference, low, high)));
    }

    private static Comparison comparison(Cell... second) {
        return new Comparison(
                List.of(A, B),
                List.of(
                        new Row("local", "x", "spearman", List.of(cell(0.5), second[0])),
                        new Row("local", "y", "ndcg@10", List.of(cell(0.25), second[1]))),
                List.of());
    }

    @Test
    void marksDifferencesThatChanceHardlyExplains() throws Exception {
        Comparison comparison = comparison(cell(0.6, 0.1, 0.05, 0.15), cell(0.24, -0.01, -0.03, 0.01));

        assertThat(ComparisonReport.markdown(comparison))
                .contains("|  | metric | 日本語 &lt;b> at 256 | b at 128 |\n")
                .contains("| local / x | spearman | 50.00 | 60.00 (+10.00 [+5.00, +15.00] *) |\n")
                .contains("| local / y | ndcg@10 | 25.00 | 24.00 (−1.00 [−3.00, +1.00]) |\n")
                .contains("| local, mean |  | 37.50 | 42.00 |\n");
        assertThat(Pages.rows(Pages.body(ComparisonReport.html(comparison))))
                .contains(
                        List.of("local / x", "spearman", "50.00", "60.00+10.00 [+5.00, +15.00] *"),
                        List.of("local / y", "ndcg@10", "25.00", "24.00−1.00 [−3.00, +1.00]"),
                        List.of("local, mean", "", "37.50", "42.00"));
    }

    @Test
    void missingScoreLeavesTheMeanOpen() {
        String page = ComparisonReport.markdown(comparison(cell(Double.NaN), cell(0.5, 0.25, 0.25, 0.25)));

        assertThat(page)
                .contains("| local / x | spearman | 50.00 | – |\n")
                .contains("| local, mean |  | 37.50 | – |\n")
                .doesNotContain("NaN");
    }

    @Test
    void equalRunsAndOpenIntervalsHaveAPage() throws Exception {
        String page = ComparisonReport.html(comparison(cell(0.5, 0, 0, 0), cell(0.5, 0.25, Double.NaN, Double.NaN)));

        Pages.body(page);
        Pages.needsNothingFromElsewhere(page);
        assertThat(page).contains("0.00 [0.00, 0.00]").contains("+25.00 [–, –]").doesNotContain("NaN");
    }

    @Test
    void runsOfDifferentProtocolsAreToldApart() throws Exception {
        Comparison comparison =
                new Comparison(List.of(A, new Column("b", "128", "bb", "corrected")), List.of(), List.of("a & b"));

        assertThat(ComparisonReport.markdown(comparison)).contains("different protocols (corrected, published)");
        assertThat(ComparisonReport.html(comparison))
                .contains("different protocols")
                .contains("<li>a &amp; b</li>");
    }

    @Test
    void everyRunNeedsACell() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison(
                        List.of(A, B), List.of(new Row("local", "x", "spearman", List.of(cell(1)))), List.of()))
                .withMessage("x has 1 cells for 2 runs");
    }
}
