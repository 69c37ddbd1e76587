package dev.hayate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.suite.Origin;
import dev.hayate.evaluation.suite.Suite;
import dev.hayate.evaluation.suite.Terms;
import dev.hayate.evaluation.task.Protocol;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wider data beside the project, where it is there, against the evaluators of sentence-transformers 6.0.1.
class ReferenceModelScoresTest {
    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final Path MODEL = SHARED.resolve("models/reference-ja");
    private static final Path DATA = SHARED.resolve("data/eval");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jsts", "jsick", "jsquad_retrieval", "ntrex_jpn_eng"})
    void everyMetricIsThatOfSentenceTransformers(String task) throws IOException {
        assumeTrue(Files.exists(MODEL) && Files.exists(DATA), "no " + SHARED + " beside the project");
        EvaluationOptions options =
                new EvaluationOptions(List.of(256, 128, 64, 32), List.of(), false, Prompts.NONE, 1, 2);
        Suite suite = Suite.named("local", new Origin.Folder(DATA));
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(MODEL);
                Evaluation evaluation = Evaluation.of(model, options, folder)) {
            List<Outcome> outcomes = evaluation
                    .run("local", suite.task(task).load(Terms.UNREAD), Protocol.CORRECTED)
                    .outcomes();

            assertThat(outcomes).hasSize(4);
            JsonNode golden = golden();
            for (Outcome outcome : outcomes) {
                golden.path("scores")
                        .path(Integer.toString(dimension(outcome)))
                        .path(task)
                        .forEachEntry((name, value) -> assertThat(metric(outcome, name))
                                .as("%s at %d", name, dimension(outcome))
                                .isCloseTo(value.asDouble(), within(1e-6)));
            }
        }
    }

    private static int dimension(Outcome outcome) {
        Contender contender = outcome.contender();
        return ((Vectors) contender).dimension();
    }

    /// @param name the choice and the metric
    private static double metric(Outcome outcome, String name) {
        int slash = name.indexOf('/');
        return Objects.requireNonNull(
                Objects.requireNonNull(outcome.test().get(name.substring(0, slash)), name)
                        .get(name.substring(slash + 1)),
                name);
    }

    private static JsonNode golden() throws IOException {
        String name = "/golden/sentence-transformers/reference-ja.json";
        try (InputStream in = Objects.requireNonNull(ReferenceModelScoresTest.class.getResourceAsStream(name), name)) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
