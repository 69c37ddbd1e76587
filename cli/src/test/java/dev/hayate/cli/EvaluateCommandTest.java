package dev.hayate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hayate.evaluation.report.SavedRun;
import dev.hayate.evaluation.score.EvaluationRun;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.trec.Qrels;
import dev.hayate.evaluation.trec.Run;
import dev.hayate.evaluation.trec.RunScores;
import dev.hayate.numerics.metric.RankingMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    private static final Path DATA =
            Path.of("src/test/resources/evaluate/local").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void measuresAllKindsOfTasks() throws IOException {
        CommandRun run = evaluate("-d", "64,16", "--precision", "int8,binary", "-o", "得点 1");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(Main.DONE);
        assertThat(run.errors()).hasSize(7);
        assertThat(run.errors().getFirst()).startsWith("hayate: groups: v_measure_score ");
        assertThat(run.errors().getLast()).endsWith("得点 1/report.html");
        EvaluationRun saved = saved("得点 1");
        assertThat(saved.tasks())
                .extracting(TaskScores::task)
                .containsExactly("groups", "order", "same", "search", "similar", "subjects");
        assertThat(titles(task(saved, "similar")))
                .containsExactly("64", "16", "64-int8", "16-int8", "64-binary", "16-binary");
        assertThat(titles(task(saved, "search"))).contains("bm25", "hybrid-64", "hybrid-16", "random");
        assertThat(titles(task(saved, "order"))).contains("bm25", "okapi", "hybrid-64", "random");
    }

    @Test
    void reportsTheFiguresThatItSaves() throws IOException {
        evaluate("-d", "64", "-o", "out");

        assertThat(files("out"))
                .contains(
                        "results.json",
                        "report.md",
                        "report.html",
                        "summary.json",
                        "STS/scores_similar.json",
                        "Retrieval/scores_search.json",
                        "tasks/local/order.json")
                .noneMatch(name -> name.startsWith(".work"));
        double similar = task(saved("out"), "similar").outcomes().getFirst().value();
        assertThat(similar).isBetween(0.5, 1.0);
        assertThat(Files.readString(folder.resolve("out/report.md")))
                .contains("| " + String.format(Locale.ROOT, "%.2f", similar * 100) + " |")
                .contains("Protocol “corrected”");
        assertThat(Files.readString(folder.resolve("out/summary.json"))).contains(Double.toString(similar));
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<html", "similar", "subjects");
    }

    @Test
    void goesOnAfterFinishedTasks() throws IOException {
        evaluate("-d", "64", "-o", "out");
        EvaluationRun before = saved("out");
        Files.delete(folder.resolve("out/tasks/local/similar.json"));
        Files.delete(folder.resolve("out/results.json"));
        Files.createDirectories(folder.resolve("out/.work/hayate-bm25-left"));
        Files.writeString(folder.resolve("out/.work/hayate-bm25-left/_0.si"), "left by a run that was killed");

        CommandRun again = evaluate("-d", "64", "-o", "out");

        assertThat(again.errors())
                .filteredOn(line -> line.endsWith("(finished before)"))
                .hasSize(5);
        assertThat(again.err()).contains("hayate: similar: spearman ");
        assertThat(figures(saved("out"))).isEqualTo(figures(before));
        assertThat(files("out")).noneMatch(name -> name.startsWith(".work"));
    }

    @Test
    void doesNotMixRuns() throws IOException {
        evaluate("-d", "64", "--task", "similar", "-o", "out");
        String before = Files.readString(folder.resolve("out/results.json"));

        CommandRun other = evaluate("-d", "32", "--task", "similar", "-o", "out");
        assertThat(other.exitCode()).isEqualTo(Main.FAILED);
        assertThat(other.errors())
                .singleElement()
                .asString()
                .endsWith("out has scores of another model, of other options or of other data; name another folder,"
                        + " or --overwrite replaces them");
        assertThat(Files.readString(folder.resolve("out/results.json"))).isEqualTo(before);

        assertThat(evaluate("-d", "32", "--task", "search", "-o", "out").err()).contains("of other options");
        assertThat(evaluate("-d", "64", "--task", "same", "-o", "out").exitCode())
                .isEqualTo(Main.DONE);

        Files.writeString(folder.resolve("out/mine.txt"), "kept");
        CommandRun replaced = evaluate("-d", "32", "--task", "search", "-o", "out", "--overwrite");
        assertThat(replaced.exitCode()).isEqualTo(Main.DONE);
        assertThat(files("out"))
                .contains("mine.txt", "Retrieval/scores_search.json")
                .doesNotContain("STS/scores_similar.json", "tasks/local/similar.json");
    }

    @Test
    void noticesOtherDataUnderTheSameNames() throws IOException {
        write("a/x/test.jsonl", similar("猫", "犬", 1), similar("猫", "猫", 5));
        write("b/x/test.jsonl", similar("猫", "犬", 5), similar("猫", "猫", 1));
        CommandRun.in(folder, "evaluate", "--suite", "local", "--data", "a", "-d", "16", "-o", "out");

        CommandRun other =
                CommandRun.in(folder, "evaluate", "--suite", "local", "--data", "b", "-d", "16", "-o", "out");

        assertThat(other.err()).contains("of other data");
    }

    @Test
    void scoresDoNotDependOnThreads() throws IOException {
        evaluate("-d", "64,16", "--threads", "1", "-o", "one");
        evaluate("-d", "64,16", "--threads", "3", "-o", "three");

        assertThat(figures(saved("three"))).isEqualTo(figures(saved("one")));
    }

    @Test
    void writesSearchesAsTrecRuns() throws IOException {
        evaluate("-d", "64,16", "--precision", "int8", "--task", "search,order", "--trec", "-o", "out");

        for (String name : List.of("search", "order")) {
            TaskScores task = task(saved("out"), name);
            Path files = folder.resolve("out/trec/local");
            Qrels qrels = Qrels.read(files.resolve(name + ".qrels"));
            for (Outcome outcome : task.outcomes()) {
                Run run =
                        Run.read(files.resolve(name + "-" + outcome.contender().title() + ".run.gz"));
                RankingMetric metric = RankingMetric.parse(task.metric());
                RunScores scores = RunScores.of(run, qrels, List.of(metric));
                assertThat(run.tag()).isEqualTo(outcome.contender().title());
                assertThat(scores.mean(metric)).as(name + " " + run.tag()).isCloseTo(outcome.value(), within(1e-12));
            }
        }
    }

    @Test
    void measuresAgainWhatLacksItsTrecRuns() throws IOException {
        evaluate("-d", "64", "--task", "search,similar", "-o", "out");

        CommandRun again = evaluate("-d", "64", "--task", "search,similar", "--trec", "-o", "out");

        assertThat(again.errors())
                .filteredOn(line -> line.endsWith("(finished before)"))
                .singleElement()
                .asString()
                .startsWith("hayate: similar: ");
        assertThat(files("out")).contains("trec/local/search.qrels", "trec/local/search-64.run.gz");
        CommandRun scored = run("--qrels", "out/trec/local/search.qrels", "--run", "out/trec/local/search-64.run.gz");
        assertThat(scored.lines().get(1)).startsWith("out/trec/local/search-64.run.gz\t");
    }

    @Test
    void comparesSavedRunsAndModels() throws IOException {
        evaluate("-d", "64", "-o", "a");
        evaluate("-d", "16", "--exclude", "order", "-o", "b");

        CommandRun saved = run("--compare", "b", "a", "-o", "cmp");
        assertThat(saved.exitCode()).as(saved.err()).isEqualTo(Main.DONE);
        assertThat(saved.out())
                .contains("| local / similar | spearman | ", "bundled at 16", "bundled at 64", " [")
                .contains("order was measured in bundled and not in the first run");
        assertThat(files("cmp")).contains("compare.html");

        String model = Path.of("../core/src/test/resources/golden/models/st-unigram")
                .toAbsolutePath()
                .toString();
        CommandRun mixed = evaluate("-d", "2", "--task", "similar", "--compare", "a", model, "-o", "mixed");
        assertThat(mixed.exitCode()).as(mixed.err()).isEqualTo(Main.DONE);
        assertThat(mixed.out()).contains("st-unigram at 2");
        assertThat(files("mixed")).contains("run-2/results.json");
    }

    @Test
    void scoresRunFiles() throws IOException {
        write("qrels", "q1 0 d1 1", "q2 0 d2 1");
        write("a.run", "q1 Q0 d1 1 0.9 a", "q1 Q0 d2 2 0.1 a");

        CommandRun scored = run("--qrels", "qrels", "--run", "a.run", "--metrics", "ndcg@10,recall@1");

        assertThat(scored.lines()).containsExactly("run\tndcg@10\trecall@1", "a.run\t0.5000\t0.5000");
        assertThat(scored.errors())
                .containsExactly("hayate: a.run: 1 of 2 judged queries have no results in the run and count as 0: q2");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.in(
                folder,
                Stream.concat(Stream.of("evaluate"), Stream.of(arguments)).toArray(String[]::new));
    }

    private CommandRun evaluate(String... arguments) {
        List<String> command = new ArrayList<>(List.of("--suite", "local", "--data", DATA.toString()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    private static String similar(String first, String second, int score) {
        return "{\"sentence1\":\"" + first + "\",\"sentence2\":\"" + second + "\",\"score\":" + score + "}";
    }

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
    }

    private EvaluationRun saved(String name) throws IOException {
        return SavedRun.read(folder.resolve(name));
    }

    private static TaskScores task(EvaluationRun run, String name) {
        return run.tasks().stream()
                .filter(task -> task.task().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> titles(TaskScores task) {
        return task.outcomes().stream()
                .map(outcome -> outcome.contender().title())
                .toList();
    }

    /// All that a run found out, without the seconds.
    private static List<String> figures(EvaluationRun run) {
        return run.tasks().stream()
                .flatMap(task -> task.outcomes().stream()
                        .map(outcome -> String.join(
                                " ",
                                task.task(),
                                outcome.contender().title(),
                                outcome.choice(),
                                outcome.dev().toString(),
                                outcome.test().toString())))
                .toList();
    }

    private List<String> files(String name) throws IOException {
        Path from = folder.resolve(name);
        try (Stream<Path> files = Files.walk(from)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> from.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
