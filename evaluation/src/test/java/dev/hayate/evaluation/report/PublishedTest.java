package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedTest {
    @Test
    void meansOfJmtebRowsAreThoseOfTheirKinds() throws Exception {
        List<PublishedRow> rows = Published.load().rows().stream()
                .filter(row -> row.suite().equals("jmteb-v1"))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10);
        for (PublishedRow row : rows) {
            double sum = 6 * row.mean(TaskKind.RETRIEVAL)
                    + 2 * row.mean(TaskKind.STS)
                    + 4 * row.mean(TaskKind.CLASSIFICATION)
                    + row.mean(TaskKind.RERANKING)
                    + 2 * row.mean(TaskKind.CLUSTERING)
                    + row.mean(TaskKind.PAIR_CLASSIFICATION);
            assertThat(sum / 16).as(row.title()).isEqualTo(row.micro(), within(1.01e-4));
        }
    }

    @Test
    void meansAreThoseOfTheirDataSetsWhereAllAreKnown() throws Exception {
        Published published = Published.load();
        int checked = 0;
        for (PublishedRow row : published.rows()) {
            for (Published.DataSets set : published.sets()) {
                boolean known = set.suite().equals(row.suite())
                        && row.scores().keySet().containsAll(set.names())
                        && row.scores().containsKey(set.kind());
                if (known) {
                    double mean = set.names().stream()
                            .mapToDouble(row::value)
                            .average()
                            .orElseThrow();
                    assertThat(100 * mean)
                            .as(row.title() + " " + set.kind())
                            .isEqualTo(row.scores().get(set.kind()), within(0.0101));
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    @Test
    void everyRowNamesItsSource() throws Exception {
        assertThat(Published.load().rows())
                .allSatisfy(row -> assertThat(row.source()).startsWith("https://"));
    }

    @Test
    void onlyDataSetsThatWereMeasuredAreShown() throws Exception {
        List<PublishedRow> rows = beside(Runs.sts("jsts", 0.5, 0.5));

        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row.scores()).containsOnlyKeys("jsts"));
    }

    @Test
    void meanOfAKindNeedsAllItsDataSets() throws Exception {
        List<PublishedRow> rows = beside(Runs.sts("jsts", 0.5, 0.5), Runs.sts("jsick", 0.5, 0.5));

        assertThat(rows)
                .filteredOn(row -> row.title().equals("static-embedding-japanese 1024"))
                .singleElement()
                .satisfies(row -> assertThat(row.scores()).isEqualTo(Map.of("STS", 80.16)));
    }

    @Test
    void meanOfAKindWithADataSetMoreIsAnotherMean() throws Exception {
        List<PublishedRow> rows =
                beside(Runs.sts("jsts", 0.5, 0.5), Runs.sts("jsick", 0.5, 0.5), Runs.sts("my-own", 0.5, 0.5));

        assertThat(rows).allSatisfy(row -> assertThat(row.scores()).doesNotContainKey("STS"));
    }

    @Test
    void allDataSetsBringTheMeanOfAll() throws Exception {
        List<TaskScores> tasks = new ArrayList<>();
        for (Published.DataSets set : Published.load().sets()) {
            if (set.suite().equals("jmteb-v1")) {
                TaskKind kind = Arrays.stream(TaskKind.values())
                        .filter(one -> one.title().equals(set.kind()))
                        .findFirst()
                        .orElseThrow();
                set.names().forEach(name -> tasks.add(Runs.task("jmteb-v1", name, kind)));
            }
        }

        assertThat(tasks).hasSize(16);
        assertThat(beside(tasks.toArray(TaskScores[]::new)))
                .allSatisfy(row -> assertThat(row.micro()).isFinite());
        assertThat(beside(tasks.subList(0, 15).toArray(TaskScores[]::new)))
                .allSatisfy(row -> assertThat(row.micro()).isNaN());
    }

    @Test
    void anotherMetricOrSuiteIsAnotherScore() throws Exception {
        TaskScores mrr = new TaskScores("jqara", "jqara", TaskKind.RERANKING, "mrr@10", 1, 1, 1, List.of());
        TaskScores local = Runs.task("local", "jsts", TaskKind.STS);

        assertThat(beside(mrr)).isEmpty();
        assertThat(beside(local)).isEmpty();
    }

    @Test
    void rowsFromMemorySaySo() throws Exception {
        assertThat(Published.load().rows())
                .filteredOn(row -> row.standing() == PublishedRow.Standing.RECALLED)
                .extracting(PublishedRow::dimension)
                .containsExactly(512, 256, 128, 64, 32);
    }

    @Test
    void nanobeirRowsNameTheirTranslation() throws Exception {
        assertThat(Published.load().rows())
                .filteredOn(row -> row.suite().equals("nanobeir-ja"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.title()).containsPattern(", (tomaarsen|hakari-bench)/NanoBEIR-ja$"));
    }

    private static List<PublishedRow> beside(TaskScores... tasks) throws Exception {
        List<Scoreboard> boards = Scoreboard.of(Runs.run(tasks));
        assertThat(Set.copyOf(boards)).hasSize(1);
        return Published.load().beside(boards.getFirst());
    }
}
