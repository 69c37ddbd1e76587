package dev.hayate.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.numerics.Workers;
import dev.hayate.training.batch.TrainingBatch;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.loss.ContrastiveLoss.Directions;
import dev.hayate.training.loss.ContrastiveLoss.Prefix;
import dev.hayate.training.sharing.Parameters;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Loss and gradient of whole batches, from tokens to rows of the table, beside sentence-transformers'
/// `MatryoshkaLoss` of `MultipleNegativesRankingLoss` and `MultipleNegativesSymmetricRankingLoss`.
class GradientTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void isThatOfSentenceTransformers(int number) throws IOException {
        JsonNode golden = TorchGolden.read().get("losses").get(number);
        TrainableTable table = TorchGolden.table();
        TrainingBatch batch = TableTrainerTest.batch(
                5, golden.get("rows").asInt(), golden.get("columns").asInt());
        try (Workers workers = new Workers(2)) {
            AdamW optimizer = new AdamW(table, new AdamW.Settings(0, 0.999, 1e-8, 0));
            TableTrainer trainer = new TableTrainer(
                    new Parameters.OwnRows(table), optimizer, loss(golden), Double.POSITIVE_INFINITY, workers);
            double expected = golden.get("loss").asDouble();
            assertThat(trainer.accumulate(batch)).isCloseTo(expected, within(1e-5 * expected));
            trainer.step(0.1);
            float[] gradient = optimizer.state()[0];
            assertThat(TorchGolden.difference(gradient, TorchGolden.floats(golden.get("gradient"))))
                    .isLessThan(1e-5);
        }
    }

    private static ContrastiveLoss loss(JsonNode golden) {
        Directions directions =
                golden.get("directions").asString().equals("both") ? Directions.BOTH : Directions.ANCHORS_TO_CANDIDATES;
        List<Prefix> prefixes = IntStream.range(0, TorchGolden.dimensions().length)
                .mapToObj(p -> new Prefix(
                        TorchGolden.dimensions()[p],
                        golden.get("weights").get(p).asDouble()))
                .toList();
        return new ContrastiveLoss(20, directions, prefixes);
    }
}
