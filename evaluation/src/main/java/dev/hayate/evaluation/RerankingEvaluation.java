package dev.hayate.evaluation;

import dev.hayate.evaluation.lexical.Chance;
import dev.hayate.evaluation.lexical.Fusion;
import dev.hayate.evaluation.lexical.LexicalIndex;
import dev.hayate.evaluation.lexical.Okapi;
import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Protocol;
import dev.hayate.evaluation.task.Task;
import dev.hayate.numerics.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// The order of each query's own candidates, as JMTEB v1 (`RerankingEvaluator`), JQaRA and JaCWIR measure it.
/// Equal scores keep the order of the candidates.
final class RerankingEvaluation {
    private static final List<String> METRICS =
            List.of("ndcg@10", "ndcg@20", "ndcg@40", "ndcg@100", "mrr@10", "mrr@100", "map@10", "hit_rate@10");

    private final Task.Reranking task;
    private final Scene scene;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private RerankingEvaluation(Task.Reranking task, Scene scene) {
        this.task = task;
        this.scene = scene;
    }

    static List<Outcome> of(Task.Reranking task, Scene scene) throws IOException {
        RerankingEvaluation evaluation = new RerankingEvaluation(task, scene);
        evaluation.run();
        return evaluation.outcomes;
    }

    private void run() throws IOException {
        warnOfUnanswered();
        Map<String, Measure> measures = SearchMeasures.chosenBy(task.dev());
        List<Measure> wanted = List.copyOf(measures.values());
        CandidateScores test = CandidateScores.of(task.test(), task.texts(), wanted, scene);
        List<CandidateScores> dev = new ArrayList<>();
        if (task.dev().isPresent()) {
            dev.add(CandidateScores.of(task.dev().get(), task.texts(), wanted, scene));
        }
        Map<Vectors, List<double[]>> chosen = new LinkedHashMap<>();
        for (Vectors contender : scene.contenders()) {
            Tries tries = new Tries(task.metric(), SearchMeasures.USUAL);
            measures.forEach((name, measure) -> dev.forEach(part -> tries.dev(
                    name,
                    scores(task.dev().orElseThrow(), orders(part.scores(contender, measure)))
                            .means())));
            List<double[]> scores = test.scores(contender, SearchMeasures.named(tries.choice()));
            chosen.put(contender, scores);
            finish(contender, tries, tries.choice(), scores);
        }
        if (scene.options().baselines()) {
            baselines(chosen);
        }
    }

    private void baselines(Map<Vectors, List<double[]>> chosen) throws IOException {
        List<double[]> lexical = lexical();
        only(new Contender.Bm25(), lexical);
        only(new Contender.Okapi(), okapi());
        for (Map.Entry<Vectors, List<double[]>> ofModel : chosen.entrySet()) {
            if (ofModel.getKey().precision() == Precision.FLOAT32) {
                List<double[]> scores = ofModel.getValue();
                only(
                        new Contender.Hybrid(ofModel.getKey()),
                        byQuery(query -> Fusion.ofScores(lexical.get(query), scores.get(query))));
            }
        }
        Chance chance = new Chance(scene.options().seed());
        only(
                new Contender.Random(),
                byQuery(query -> chance.scores(query, task.test().passages().get(query).length)));
    }

    private List<double[]> byQuery(IntFunction<double[]> scores) {
        return IntStream.range(0, task.test().size()).mapToObj(scores).toList();
    }

    private List<double[]> lexical() throws IOException {
        Corpus passages = new WatchedCorpus(Corpus.of(task.texts()), "passages for BM25", scene.listener());
        try (LexicalIndex index = LexicalIndex.build(passages, scene.folder(), scene.workers())) {
            return index.scores(task.test(), scene.workers());
        }
    }

    private List<double[]> okapi() {
        double[][] scores = new double[task.test().size()][];
        scene.workers().forEach(scores.length, (query, worker) -> {
            List<String> candidates = Arrays.stream(task.test().passages().get(query))
                    .mapToObj(passage -> task.texts().texts().get(passage))
                    .toList();
            scores[query] = Okapi.scores(task.test().texts().get(query), candidates);
        });
        return Arrays.asList(scores);
    }

    private void only(Contender contender, List<double[]> scores) throws IOException {
        finish(contender, new Tries(task.metric(), contender.title()), contender.title(), scores);
    }

    private void finish(Contender contender, Tries tries, String choice, List<double[]> candidateScores)
            throws IOException {
        List<int[]> orders = orders(candidateScores);
        QueryScores scores = scores(task.test(), orders);
        tries.test(choice, scores.means());
        warnings.forEach(tries::warn);
        outcomes.add(tries.outcome(contender, scores.items()));
        scene.rankings().take(contender, rankings(orders, candidateScores));
    }

    /// By query, the numbers of its candidates, the best first.
    private static List<int[]> orders(List<double[]> candidateScores) {
        return candidateScores.stream()
                .map(scores -> IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toList();
    }

    /// The ideal of a reranking is cut where the ranking is, in published figures too.
    private QueryScores scores(Candidates queries, List<int[]> orders) {
        QueryScores scores = new QueryScores(METRICS, task.metric(), queries.size(), Protocol.CORRECTED);
        for (int query = 0; query < queries.size(); query++) {
            double[] relevance = queries.relevance().get(query);
            scores.set(
                    query,
                    Arrays.stream(orders.get(query))
                            .mapToDouble(candidate -> relevance[candidate])
                            .toArray(),
                    relevant(relevance));
        }
        return scores;
    }

    private static double[] relevant(double[] relevance) {
        return Arrays.stream(relevance).filter(gain -> gain > 0).toArray();
    }

    /// A passage that is a candidate twice stands where it stands first.
    private List<Ranking> rankings(List<int[]> orders, List<double[]> candidateScores) {
        List<Ranking> rankings = new ArrayList<>(orders.size());
        for (int query = 0; query < orders.size(); query++) {
            int[] passages = task.test().passages().get(query);
            double[] scores = candidateScores.get(query);
            Map<String, Double> ranking = new LinkedHashMap<>();
            for (int candidate : orders.get(query)) {
                ranking.putIfAbsent(task.texts().ids().get(passages[candidate]), scores[candidate]);
            }
            rankings.add(new Ranking(
                    List.copyOf(ranking.keySet()),
                    ranking.values().stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return rankings;
    }

    private void warnOfUnanswered() {
        long unanswered = task.test().relevance().stream()
                .filter(relevance -> relevant(relevance).length == 0)
                .count();
        if (unanswered > 0) {
            warnings.add(unanswered + " of " + task.test().size() + " queries have no relevant candidate and score 0");
        }
    }
}
