package dev.hayate.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.training.batch.Sampling.ShortBatches;
import dev.hayate.training.batch.Sampling.Texts;
import dev.hayate.training.batch.Sampling.Turns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
    private static final Sampling PROPORTIONAL =
            new Sampling(10, Texts.NO_DUPLICATES, Turns.PROPORTIONAL, ShortBatches.KEEP);

    @Test
    void everyRowIsMetOnceAnEpoch() {
        BatchPlan plan = BatchPlan.of(List.of(set("a", 95, 1), set("b", 30, 2)), PROPORTIONAL, 3, 7);
        List<Map<String, Integer>> met = List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
        for (int step = 0; step < plan.steps(); step++) {
            BatchPlan.Step batch = plan.step(step);
            assertThat(IntStream.of(batch.rows())).doesNotHaveDuplicates();
            IntStream.of(batch.rows())
                    .forEach(row -> met.get(batch.epoch()).merge(batch.set() + ":" + row, 1, Integer::sum));
        }
        for (Map<String, Integer> epoch : met) {
            assertThat(epoch).hasSize(95 + 30);
            epoch.forEach((row, times) -> assertThat(times).isEqualTo(row.startsWith("0") ? 1 : 2));
        }
    }

    @Test
    void epochsDifferAndSeedsRepeat() {
        List<TrainingSet> sets = List.of(set("a", 50, 1));
        List<List<Integer>> one = rows(BatchPlan.of(sets, PROPORTIONAL, 2, 7));
        assertThat(one).isEqualTo(rows(BatchPlan.of(sets, PROPORTIONAL, 2, 7)));
        assertThat(one).isNotEqualTo(rows(BatchPlan.of(sets, PROPORTIONAL, 2, 8)));
        assertThat(one.subList(0, 5)).isNotEqualTo(one.subList(5, 10));
    }

    @Test
    void proportionalTurnsComeByChanceAndRoundRobinOnesInOrder() {
        List<TrainingSet> sets = List.of(set("a", 40, 1), set("b", 20, 1));
        assertThat(sets(BatchPlan.of(sets, PROPORTIONAL, 1, 7))).containsExactlyInAnyOrder(0, 0, 0, 0, 1, 1);
        Sampling robin = new Sampling(10, Texts.NO_DUPLICATES, Turns.ROUND_ROBIN, ShortBatches.KEEP);
        assertThat(sets(BatchPlan.of(sets, robin, 1, 7))).containsExactly(0, 1, 0, 1);
    }

    @Test
    void shortBatchesAreDroppedUnlessASetHasNoOther() {
        Sampling full = new Sampling(10, Texts.ANY, Turns.PROPORTIONAL, ShortBatches.DROP);
        BatchPlan plan = BatchPlan.of(List.of(set("a", 25, 1), set("b", 3, 1)), full, 1, 7);
        assertThat(IntStream.range(0, plan.steps()).map(step -> plan.step(step).rows().length))
                .containsExactlyInAnyOrder(10, 10, 3);
    }

    @Test
    void chosenRowsAreTheSameForTheSameSeed() {
        PairStore store = store(1000);
        TrainingSet set = TrainingSet.of("a", store, 100, 1, 3);
        assertThat(set.rows()).hasSize(100).isSorted().doesNotHaveDuplicates();
        assertThat(set.rows()).isEqualTo(TrainingSet.of("a", store, 100, 1, 3).rows());
        assertThat(set.rows())
                .isNotEqualTo(TrainingSet.of("a", store, 100, 1, 4).rows());
    }

    @Test
    void tellsEpochsAsAFraction() {
        BatchPlan plan = BatchPlan.of(List.of(set("a", 40, 1)), PROPORTIONAL, 2, 7);
        assertThat(plan.epochsAfter(0)).isZero();
        assertThat(plan.epochsAfter(6)).isEqualTo(1.5);
        assertThat(plan.epochsAfter(8)).isEqualTo(2);
    }

    @Test
    void refusesABatchThatIsLargerThanTheData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchPlan.of(List.of(set("a", 9, 1)), PROPORTIONAL, 1, 7))
                .withMessage("a batch of 10 is larger than the data, 9 rows");
    }

    private static TrainingSet set(String name, int rows, int repeat) {
        return TrainingSet.of(name, store(rows), rows, repeat, 1);
    }

    private static PairStore store(int rows) {
        return new TextRows(IntStream.range(0, rows)
                .mapToObj(row -> List.of("a" + row, "p" + row))
                .toList());
    }

    private static List<Integer> sets(BatchPlan plan) {
        return IntStream.range(0, plan.steps())
                .map(step -> plan.step(step).set())
                .boxed()
                .toList();
    }

    private static List<List<Integer>> rows(BatchPlan plan) {
        List<List<Integer>> rows = new ArrayList<>();
        for (int step = 0; step < plan.steps(); step++) {
            rows.add(IntStream.of(plan.step(step).rows()).boxed().toList());
        }
        return rows;
    }
}
