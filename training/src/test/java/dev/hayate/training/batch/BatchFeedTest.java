package dev.hayate.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchFeedTest {
    @Test
    void givesTheBatchesOfThePlanFromAnyStepOn() {
        TextRows texts = new TextRows(IntStream.range(0, 40)
                .mapToObj(row -> List.of("a" + row, "p" + row))
                .toList());
        List<TrainingSet> sets = List.of(TrainingSet.of("a", texts, 40, 1, 1));
        Sampling sampling =
                new Sampling(4, Sampling.Texts.NO_DUPLICATES, Sampling.Turns.PROPORTIONAL, Sampling.ShortBatches.KEEP);
        BatchPlan plan = BatchPlan.of(sets, sampling, 1, 3);
        for (int first : new int[] {0, 7}) {
            try (BatchFeed feed = new BatchFeed(sets, plan, first, TokenDropout.NONE, 0x1000)) {
                for (int step = first; step < plan.steps(); step++) {
                    TrainingBatch expected =
                            TrainingBatch.of(texts, plan.step(step).rows(), 0x1000);
                    assertThat(feed.next().texts().ids())
                            .isEqualTo(expected.texts().ids());
                }
            }
        }
    }
}
