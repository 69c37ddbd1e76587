package dev.hayate.training.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Where the wider data lie beside the project: the scores that sentence-transformers and numpy give its model.
class ReferenceScoresTest {
    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final Path MODEL = SHARED.resolve("models/reference-ja");
    private static final Path EVAL = SHARED.resolve("data/eval");
    private static final int[] DIMENSIONS = {32, 64, 128, 256};

    @Test
    void areThoseOfSentenceTransformersToTwoDecimals() throws IOException {
        assumeTrue(Files.exists(MODEL) && Files.exists(EVAL), "no " + SHARED + " beside the project");
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(MODEL);
                Workers workers = new Workers(2)) {
            TrainableTable table = table(model);
            Tokenizer tokenizer = model.tokenizer();
            DevSet sts = StsSet.read("JSTS", EVAL.resolve("jsts/test.jsonl"), tokenizer);
            assertScores(sts, table, workers, 70.60, 73.32, 75.16, 75.44);
            DevSet longer = StsSet.read("JSTS-train", EVAL.resolve("jsts/train.jsonl.gz"), tokenizer);
            assertScores(longer, table, workers, 65.36, 67.13, 67.83, 67.95);
            DevSet sick = StsSet.read("JSICK", EVAL.resolve("jsick/trial.jsonl"), tokenizer);
            assertScores(sick, table, workers, 77.01, 78.82, 79.49, 79.54);
            DevSet retrieval = RetrievalSet.read(
                    "JSQuAD",
                    EVAL.resolve("jsquad_retrieval/valid_corpus.jsonl"),
                    EVAL.resolve("jsquad_retrieval/valid_queries.jsonl"),
                    tokenizer);
            assertScores(retrieval, table, workers, 54.94, 67.86, 75.88, 79.85);
            DevSet bitext = BitextSet.read("NTREX", EVAL.resolve("ntrex_jpn_eng/test.jsonl"), tokenizer);
            assertScores(bitext, table, workers, 38.56, 61.54, 77.92, 86.93);
        }
    }

    private static void assertScores(DevSet set, TrainableTable table, Workers workers, double... expected) {
        var scores = set.score(table, DIMENSIONS, workers);
        for (int p = 0; p < expected.length; p++) {
            assertThat(100 * scores.get(p).value())
                    .as("%s at %d", set.name(), DIMENSIONS[p])
                    .isCloseTo(expected[p], within(0.00501));
        }
    }

    private static TrainableTable table(StaticEmbeddingModel model) {
        TrainableTable table =
                TrainableTable.of(model.table().rows(), model.table().dimension());
        float[] row = new float[table.dimension()];
        for (int id = 0; id < table.vocabulary(); id++) {
            model.table().copyRow(id, row);
            System.arraycopy(row, 0, table.values(), table.at(id), row.length);
        }
        return table;
    }
}
