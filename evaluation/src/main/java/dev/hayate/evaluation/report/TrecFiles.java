package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.score.Rankings;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import dev.hayate.evaluation.task.TaskKind;
import dev.hayate.evaluation.trec.Qrels;
import dev.hayate.evaluation.trec.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The searches of a run as TREC has them, for other tools: `trec/<suite>/<task>.qrels` tells what is relevant,
/// `trec/<suite>/<task>-<contender>.run.gz` what a contender found, both of the part that is measured.
///
/// A query that nothing answers has no line among the judgements, so that tools leave it out of their means; in a
/// report it counts as 0. A passage that is a candidate twice is listed once.
///
/// @param folder of the run
public record TrecFiles(Path folder) {
    /// Writes what is relevant for a task, and then whatever is found. There is nothing to write where nothing is
    /// searched.
    ///
    /// @throws IllegalArgumentException if an id has a space in it, which TREC's files do not allow
    public Rankings of(String suite, Task task) throws IOException {
        return switch (task) {
            case Task.Retrieval retrieval ->
                begin(suite, task.name(), retrieval.test().ids(), judgements(retrieval.test()));
            case Task.Reranking reranking ->
                begin(suite, task.name(), reranking.test().ids(), judgements(reranking.test(), reranking.texts()));
            case Task.Sts sts -> Rankings.FORGOTTEN;
            case Task.PairClassification pairs -> Rankings.FORGOTTEN;
            case Task.Classification classification -> Rankings.FORGOTTEN;
            case Task.Clustering clustering -> Rankings.FORGOTTEN;
        };
    }

    /// Whether there is what [#of(String, Task)] writes first.
    public boolean has(String suite, String task, TaskKind kind) {
        return switch (kind) {
            case RETRIEVAL, RERANKING -> Files.exists(judgements(suite, task));
            case STS, PAIR_CLASSIFICATION, CLASSIFICATION, CLUSTERING -> true;
        };
    }

    private Path judgements(String suite, String task) {
        return folder.resolve("trec").resolve(OutputFile.name(suite)).resolve(OutputFile.name(task) + ".qrels");
    }

    private Rankings begin(String suite, String task, List<String> queries, Qrels judgements) throws IOException {
        Path file = judgements(suite, task);
        Files.createDirectories(file.getParent());
        judgements.write(file);
        return (contender, found) -> run(contender, queries, found)
                .write(file.resolveSibling(OutputFile.name(task) + "-" + contender.title() + ".run.gz"));
    }

    private static Qrels judgements(Queries queries) {
        Map<String, Map<String, Double>> judgements = new LinkedHashMap<>();
        for (int query = 0; query < queries.size(); query++) {
            judgements.put(queries.ids().get(query), queries.relevant().get(query));
        }
        return new Qrels(judgements);
    }

    private static Qrels judgements(Candidates queries, Passages passages) {
        Map<String, Map<String, Double>> judgements = new LinkedHashMap<>();
        for (int query = 0; query < queries.size(); query++) {
            Map<String, Double> ofQuery = new LinkedHashMap<>();
            int[] candidates = queries.passages().get(query);
            for (int c = 0; c < candidates.length; c++) {
                ofQuery.putIfAbsent(
                        passages.ids().get(candidates[c]), queries.relevance().get(query)[c]);
            }
            judgements.put(queries.ids().get(query), ofQuery);
        }
        return new Qrels(judgements);
    }

    private static Run run(Contender contender, List<String> queries, List<Ranking> found) {
        Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
        for (int query = 0; query < found.size(); query++) {
            Map<String, Double> ofQuery = new LinkedHashMap<>();
            Ranking ranking = found.get(query);
            for (int place = 0; place < ranking.size(); place++) {
                ofQuery.put(ranking.ids().get(place), ranking.scores()[place]);
            }
            scores.put(queries.get(query), ofQuery);
        }
        return new Run(contender.title(), scores);
    }
}
