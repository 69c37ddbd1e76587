package dev.hayate.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Items;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JmtebFilesTest {
    @TempDir
    private Path folder;

    @Test
    void summaryIsOfTheModelAtItsGreatestDimension() throws Exception {
        write(Runs.run(Runs.retrieval("jaqket", 0.5, 0.25, 0.125), Runs.sts("jsts", 0.75, 0.5)));

        assertThat(Files.readString(folder.resolve("summary.json"))).isEqualTo("""
                {
                    "Retrieval": {
                        "jaqket": {
                            "ndcg@10": 0.5
                        }
                    },
                    "STS": {
                        "jsts": {
                            "spearman": 0.75
                        }
                    }
                }""");
    }

    @Test
    void everyOtherContenderHasASummaryInTheSameShape() throws Exception {
        write(Runs.run(Runs.retrieval("jaqket", 0.5, 0.25, 0.125), Runs.sts("jsts", 0.75, 0.5)));

        assertThat(json("summary-32.json"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree(
                                        "{\"Retrieval\":{\"jaqket\":{\"ndcg@10\":0.25}},\"STS\":{\"jsts\":{\"spearman\":0.5}}}"));
        assertThat(json("summary-bm25.json"))
                .isEqualTo(JsonMapper.shared().readTree("{\"Retrieval\":{\"jaqket\":{\"ndcg@10\":0.125}}}"));
        assertThat(folder.resolve("summary-64.json")).doesNotExist();
    }

    @Test
    void scoresSayWhatWasTriedAndChosen() throws Exception {
        Map<String, Map<String, Double>> dev = new LinkedHashMap<>();
        dev.put("cosine_similarity", Map.of("pearson", 0.5));
        dev.put("dot_score", Map.of("pearson", 0.75));
        write(Runs.run(Runs.task(
                "jmteb-v1",
                "jsts",
                TaskKind.STS,
                new Outcome(
                        Runs.AT_64,
                        "dot_score",
                        "spearman",
                        0.625,
                        dev,
                        Map.of("dot_score", Map.of("spearman", 0.625)),
                        new Items.Means(new double[0]),
                        List.of()))));

        assertThat(Files.readString(folder.resolve("STS/scores_jsts.json"))).isEqualTo("""
                {
                    "metric_name": "spearman",
                    "metric_value": 0.625,
                    "details": {
                        "optimal_similarity_metric": "dot_score",
                        "val_scores": {
                            "cosine_similarity": {
                                "pearson": 0.5
                            },
                            "dot_score": {
                                "pearson": 0.75
                            }
                        },
                        "test_scores": {
                            "dot_score": {
                                "spearman": 0.625
                            }
                        }
                    }
                }""");
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIFICATION, optimal_classifier_name",
        "CLUSTERING, optimal_clustering_model_name",
        "STS, optimal_similarity_metric",
        "PAIR_CLASSIFICATION, optimal_distance_metric",
        "RETRIEVAL, optimal_distance_metric",
        "RERANKING, optimal_distance_metric"
    })
    void choicesAreCalledAsJmtebCallsThem(TaskKind kind, String name) throws Exception {
        write(Runs.run(Runs.task("jmteb-v1", "set", kind, Runs.outcome(Runs.AT_64, kind, 0.5))));

        assertThat(json(kind.title() + "/scores_set.json")
                        .path("details")
                        .path(name)
                        .asString())
                .isEqualTo("cosine_similarity");
    }

    @Test
    void undefinedValueIsNull() throws Exception {
        write(Runs.run(Runs.sts("jsts", Double.NaN, 0.5)));

        assertThat(json("summary.json")
                        .path("STS")
                        .path("jsts")
                        .path("spearman")
                        .isNull())
                .isTrue();
        assertThat(json("STS/scores_jsts.json").path("metric_value").isNull()).isTrue();
    }

    @Test
    void dataSetsOfTheSameNameStayApart() throws Exception {
        write(Runs.run(
                Runs.sts("jsts", 0.5, 0.5),
                Runs.task("local", "jsts", TaskKind.STS, Runs.outcome(Runs.AT_64, TaskKind.STS, 0.25))));

        JsonNode sts = json("summary.json").path("STS");
        assertThat(sts.path("jsts").path("spearman").doubleValue()).isEqualTo(0.5);
        assertThat(sts.path("local-jsts").path("spearman").doubleValue()).isEqualTo(0.25);
        assertThat(folder.resolve("STS/scores_local-jsts.json")).exists();
    }

    private void write(EvaluationRun run) throws IOException {
        JmtebFiles.write(folder, run);
    }

    private JsonNode json(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(name)));
    }
}
