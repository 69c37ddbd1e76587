package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.evaluation.task.TaskKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
    private final Scoreboard board = board(0.9);

    private static Scoreboard board(double jsts) {
        return Scoreboard.of(Runs.run(
                        Runs.retrieval("jaqket", 0.2, 0.1, 0.4),
                        Runs.retrieval("mrtydi", 0.3, 0.1, 0.6),
                        Runs.retrieval("jagovfaqs_22k", 0.7, 0.1, 0.5),
                        Runs.sts("jsts", jsts, 0.5)))
                .getFirst();
    }

    @Test
    void microIsTheMeanOfDataSetsAndMacroThatOfKinds() {
        assertThat(board.mean(TaskKind.RETRIEVAL, Runs.AT_64)).isEqualTo(0.4, within(1e-12));
        assertThat(board.micro(Runs.AT_64)).isEqualTo(2.1 / 4, within(1e-12));
        assertThat(board.macro(Runs.AT_64)).isEqualTo((0.4 + 0.9) / 2, within(1e-12));
    }

    @Test
    void thereIsNoMeanOfFewerDataSets() {
        assertThat(board.mean(TaskKind.RETRIEVAL, Runs.BM25)).isEqualTo(0.5, within(1e-12));
        assertThat(board.mean(TaskKind.STS, Runs.BM25)).isNaN();
        assertThat(board.micro(Runs.BM25)).isNaN();
        assertThat(board.macro(Runs.BM25)).isNaN();
    }

    @Test
    void undefinedScoreLeavesItsMeansUndefined() {
        Scoreboard undefined = board(Double.NaN);

        assertThat(undefined.micro(Runs.AT_64)).isNaN();
        assertThat(undefined.mean(TaskKind.RETRIEVAL, Runs.AT_64)).isEqualTo(0.4, within(1e-12));
        assertThat(undefined.micro(Runs.AT_32)).isEqualTo(0.2, within(1e-12));
    }

    @Test
    void suitesAreApart() {
        List<Scoreboard> boards = Scoreboard.of(Runs.run(
                Runs.sts("jsts", 0.5, 0.5),
                Runs.task("local", "x", TaskKind.STS, Runs.outcome(Runs.INT8, TaskKind.STS, 1)),
                Runs.sts("jsick", 0.5, 0.5)));

        assertThat(boards).extracting(Scoreboard::suite).containsExactly("jmteb-v1", "local");
        assertThat(boards.getFirst().leading()).contains(Runs.AT_64);
        assertThat(boards.getLast().leading()).isEmpty();
    }
}
