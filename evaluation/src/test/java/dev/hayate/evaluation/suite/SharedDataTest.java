package dev.hayate.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Where the wider data lie beside the project: all of them are tasks.
class SharedDataTest {
    private static final Path EVAL = Path.of("..", "..", "shared", "data", "eval");

    @Test
    void allItsDataSetsAreTasks() throws IOException {
        assumeTrue(Files.exists(EVAL), "no " + EVAL + " beside the project");

        Suite suite = Suite.named("local", new Origin.Folder(EVAL));
        Map<String, TaskKind> kinds = new TreeMap<>();
        Map<String, Integer> sizes = new TreeMap<>();
        for (SuiteTask task : suite.tasks()) {
            kinds.put(task.name(), task.kind());
            sizes.put(task.name(), size(task.load(Terms.UNREAD)));
        }

        assertThat(kinds)
                .containsOnly(
                        Map.entry("amazon_counterfactual_ja", TaskKind.CLASSIFICATION),
                        Map.entry("jnli", TaskKind.PAIR_CLASSIFICATION),
                        Map.entry("jsick", TaskKind.STS),
                        Map.entry("jsquad_retrieval", TaskKind.RETRIEVAL),
                        Map.entry("jsts", TaskKind.STS),
                        Map.entry("mewsc16_ja", TaskKind.CLUSTERING),
                        Map.entry("ntrex_jpn_eng", TaskKind.RETRIEVAL),
                        Map.entry("sib200_ja", TaskKind.CLASSIFICATION),
                        Map.entry("sib200_ja_bitext_flores_ja_en", TaskKind.RETRIEVAL),
                        Map.entry("xsid_ja", TaskKind.CLUSTERING));
        assertThat(sizes)
                .containsEntry("jsts", 1589)
                .containsEntry("jsick", 500)
                .containsEntry("jsquad_retrieval", 4442)
                .containsEntry("ntrex_jpn_eng", 1997)
                .containsEntry("amazon_counterfactual_ja", 466)
                .containsEntry("mewsc16_ja", 992);
        assertThat(suite.passedOver()).isEmpty();
    }

    private static int size(Task task) {
        return switch (task) {
            case Task.Sts sts -> sts.test().size();
            case Task.PairClassification pairs -> pairs.test().size();
            case Task.Classification labels -> labels.test().size();
            case Task.Clustering groups -> groups.test().size();
            case Task.Retrieval search -> search.test().size();
            case Task.Reranking order -> order.test().size();
        };
    }
}
