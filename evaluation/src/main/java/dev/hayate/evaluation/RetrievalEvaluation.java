package dev.hayate.evaluation;

import dev.hayate.evaluation.lexical.Chance;
import dev.hayate.evaluation.lexical.Fusion;
import dev.hayate.evaluation.lexical.LexicalIndex;
import dev.hayate.evaluation.score.Contender;
import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.score.Outcome;
import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Search in a corpus, as JMTEB v1 measures it (`RetrievalEvaluator`), beside BM25. The metrics are those of
/// JMTEB and of sentence-transformers' `InformationRetrievalEvaluator`.
final class RetrievalEvaluation {
    private static final int FOUND = 100;
    private static final int QUERIES_AT_A_TIME = 256;
    private static final List<String> METRICS = List.of(
            "ndcg@10",
            "accuracy@1",
            "accuracy@3",
            "accuracy@5",
            "accuracy@10",
            "mrr@10",
            "precision@1",
            "precision@3",
            "precision@5",
            "precision@10",
            "recall@1",
            "recall@3",
            "recall@5",
            "recall@10",
            "recall@100",
            "map@100");

    private final Task.Retrieval task;
    private final Scene scene;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private RetrievalEvaluation(Task.Retrieval task, Scene scene) {
        this.task = task;
        this.scene = scene;
    }

    static List<Outcome> of(Task.Retrieval task, Scene scene) throws IOException {
        RetrievalEvaluation evaluation = new RetrievalEvaluation(task, scene);
        evaluation.run();
        return evaluation.outcomes;
    }

    private void run() throws IOException {
        int dev = task.dev().map(Queries::size).orElse(0);
        List<String> texts = new ArrayList<>();
        task.dev().ifPresent(queries -> texts.addAll(queries.texts()));
        texts.addAll(task.test().texts());
        Matrix queries = scene.encoder().queries(texts);
        Map<String, Measure> measures = SearchMeasures.chosenBy(task.dev());
        CorpusSearch search = CorpusSearch.of(task.corpus(), queries, List.copyOf(measures.values()), FOUND, scene);
        warnOfMissing(search);
        Map<Vectors, List<Ranking>> rankings = new LinkedHashMap<>();
        for (Vectors contender : scene.contenders()) {
            Tries tries = new Tries(task.metric(), SearchMeasures.USUAL);
            task.dev()
                    .ifPresent(part -> measures.forEach((name, measure) -> tries.dev(
                            name,
                            scores(part, search.found(contender, measure).subList(0, dev))
                                    .means())));
            Measure chosen = SearchMeasures.named(tries.choice());
            List<Ranking> found = search.found(contender, chosen);
            rankings.put(contender, found.subList(dev, found.size()));
            finish(contender, tries, tries.choice(), found.subList(dev, found.size()));
        }
        if (scene.options().baselines()) {
            baselines(rankings);
        }
    }

    private void finish(Contender contender, Tries tries, String choice, List<Ranking> found) throws IOException {
        warnings.forEach(tries::warn);
        QueryScores scores = scores(task.test(), found);
        tries.test(choice, scores.means());
        outcomes.add(tries.outcome(contender, scores.items()));
        scene.rankings().take(contender, found);
    }

    private void baselines(Map<Vectors, List<Ranking>> rankings) throws IOException {
        List<Ranking> lexical = lexical();
        only(new Contender.Bm25(), lexical);
        for (Map.Entry<Vectors, List<Ranking>> ofModel : rankings.entrySet()) {
            if (ofModel.getKey().precision() == Precision.FLOAT32) {
                only(new Contender.Hybrid(ofModel.getKey()), fused(lexical, ofModel.getValue()));
            }
        }
        Chance chance = new Chance(scene.options().seed());
        only(
                new Contender.Random(),
                chance.search(watched("passages for chance"), task.test().size(), FOUND));
    }

    private List<Ranking> lexical() throws IOException {
        try (LexicalIndex index = LexicalIndex.build(watched("passages for BM25"), scene.folder(), scene.workers())) {
            List<String> texts = task.test().texts();
            List<Ranking> found = new ArrayList<>(texts.size());
            scene.listener().begins("queries for BM25", OptionalLong.of(texts.size()));
            while (found.size() < texts.size()) {
                int to = Math.min(texts.size(), found.size() + QUERIES_AT_A_TIME);
                found.addAll(index.search(texts.subList(found.size(), to), FOUND, scene.workers()));
                scene.listener().reached(to);
            }
            return found;
        }
    }

    private Corpus watched(String what) {
        return new WatchedCorpus(task.corpus(), what, scene.listener());
    }

    private static List<Ranking> fused(List<Ranking> lexical, List<Ranking> found) {
        return IntStream.range(0, found.size())
                .mapToObj(query -> Fusion.ofRankings(
                        lexical.get(query).ids(), found.get(query).ids(), FOUND))
                .toList();
    }

    private void only(Contender contender, List<Ranking> found) throws IOException {
        finish(contender, new Tries(task.metric(), contender.title()), contender.title(), found);
    }

    private QueryScores scores(Queries queries, List<Ranking> found) {
        QueryScores scores = new QueryScores(METRICS, task.metric(), queries.size(), scene.protocol());
        for (int query = 0; query < queries.size(); query++) {
            Map<String, Double> relevant = queries.relevant().get(query);
            double[] gains = found.get(query).ids().stream()
                    .mapToDouble(id -> relevant.getOrDefault(id, 0.0))
                    .toArray();
            double[] all = relevant.values().stream()
                    .mapToDouble(gain -> gain)
                    .filter(gain -> gain > 0)
                    .toArray();
            scores.set(query, gains, all);
        }
        return scores;
    }

    private void warnOfMissing(CorpusSearch search) {
        Set<String> wanted = new TreeSet<>();
        task.test().relevant().forEach(relevant -> wanted.addAll(relevant.keySet()));
        List<String> missing = search.missing(wanted);
        if (!missing.isEmpty()) {
            warnings.add(missing.size() + " relevant passages are not in the corpus, such as \"" + missing.getFirst()
                    + "\"; they count as not found");
        }
        long unanswered = task.test().relevant().stream().filter(Map::isEmpty).count();
        if (unanswered > 0) {
            warnings.add(unanswered + " of " + task.test().size() + " queries have no relevant passage and score 0");
        }
    }
}
