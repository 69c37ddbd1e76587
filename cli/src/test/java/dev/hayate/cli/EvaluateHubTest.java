package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.evaluation.report.SavedRun;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.suite.HubLayout;
import dev.hayate.hub.FakeHub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All suites of the hub from their names to the report, over a hub on loopback that serves small Parquet files in
/// the subsets, splits and columns that the real one has.
class EvaluateHubTest {
    private static final String[] SEARCHES = {
        "NanoClimateFEVER",
        "NanoDBPedia",
        "NanoFEVER",
        "NanoFiQA2018",
        "NanoHotpotQA",
        "NanoMSMARCO",
        "NanoNFCorpus",
        "NanoNQ",
        "NanoQuoraRetrieval",
        "NanoSCIDOCS",
        "NanoArguAna",
        "NanoSciFact",
        "NanoTouche2020"
    };

    private static final String VECTORS = "jdk.incubator.vector";

    @TempDir
    Path folder;

    @Test
    void runsThroughFromTheHubToAReport() throws Exception {
        try (HubLayout layout = new HubLayout(folder.resolve("repository"))) {
            layout.jmteb().jqara().jacwir().nanoBeir(SEARCHES);
            try (FakeHub hub = layout.hub()) {
                CommandRun run = evaluate(hub, VECTORS, "--accept-licences", "--trec");

                assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
            }
        }
        EvaluationRun saved = SavedRun.read(folder.resolve("out"));
        assertThat(saved.tasks().stream().map(TaskScores::suite).distinct())
                .containsExactly("jmteb-v1", "jqara", "jacwir", "nanobeir-ja");
        assertThat(saved.tasks()).hasSize(16 + 1 + 1 + 13);
        assertThat(saved.protocol()).isEqualTo("published");
        assertThat(saved.tasks().stream().flatMap(task -> task.outcomes().stream()))
                .allMatch(outcome -> outcome.value() >= -1 && outcome.value() <= 1);
        assertThat(Files.readString(folder.resolve("out/report.md")))
                .contains("mrtydi", "esci", "jqara", "jacwir", "NanoTouche2020");
        assertThat(folder.resolve("out/report.html")).isNotEmptyFile();
        assertThat(folder.resolve("out/summary.json")).isNotEmptyFile();
        assertThat(folder.resolve("out/trec/jqara/jqara-16.run.gz")).isNotEmptyFile();
    }

    @Test
    void passesOverWhatIsRestricted() throws Exception {
        try (HubLayout layout = new HubLayout(folder.resolve("repository"))) {
            layout.jqara();
            try (FakeHub hub = layout.hub()) {
                CommandRun run = evaluate(hub, VECTORS, "--task", "jqara,jacwir,livedoor_news");

                assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
                assertThat(run.err())
                        .contains("hayate: jacwir: passed over, its licence", "hayate: livedoor_news: passed over");
                assertThat(hub.requests).noneMatch(request -> request.contains("JaCWIR"));
            }
        }
        assertThat(SavedRun.read(folder.resolve("out")).tasks())
                .singleElement()
                .extracting(TaskScores::task)
                .isEqualTo("jqara");
    }

    @Test
    void saysWhatJavaLacks() throws Exception {
        try (FakeHub hub = new FakeHub()) {
            CommandRun run = evaluate(hub, "java.base");

            assertThat(run.exitCode()).isEqualTo(Main.FAILED);
            assertThat(run.errors())
                    .containsExactly("hayate: to measure, Java needs the option --add-modules jdk.incubator.vector");
        }
    }

    private CommandRun evaluate(FakeHub hub, String modules, String... more) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "--add-modules",
                modules,
                Main.class.getName(),
                "evaluate",
                "--suite",
                "jmteb-v1,jqara,jacwir,nanobeir-ja",
                "-d",
                "16",
                "-o",
                folder.resolve("out").toString());
        builder.command().addAll(List.of(more));
        builder.environment().keySet().removeIf(name -> name.startsWith("HF_"));
        builder.environment().put("HF_HUB_CACHE", folder.resolve("hub").toString());
        builder.environment().put("HF_ENDPOINT", hub.endpoint().toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new CommandRun(process.waitFor(), "", said);
    }
}
