package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.task.Candidates;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// How near the candidates of queries are, at every dimension, precision and measure. Queries are encoded block by
/// block with their candidates, so that the vectors of all candidates need not fit into memory.
final class CandidateScores {
    private static final int QUERIES = 64;
    private static final int CALIBRATION = 10_000;

    /// Scores of one contender by one measure.
    private record Way(Vectors contender, Measure measure) {}

    private final Map<Way, List<double[]>> scores = new HashMap<>();

    private CandidateScores() {}

    static CandidateScores of(Candidates queries, Passages passages, List<Measure> measures, Scene scene) {
        CandidateScores scores = new CandidateScores();
        for (Vectors contender : scene.contenders()) {
            for (Measure measure : measures) {
                scores.scores.put(new Way(contender, measure), new ArrayList<>());
            }
        }
        Quantizer quantizer = Quantizer.of(scene.encoder()
                .documents(passages.texts().subList(0, Math.min(CALIBRATION, passages.size()))));
        scene.listener().begins("queries", OptionalLong.of(queries.size()));
        for (int from = 0; from < queries.size(); from += QUERIES) {
            scene.listener().reached(from);
            scores.add(new Block(queries, passages, from, Math.min(queries.size(), from + QUERIES), quantizer, scene));
        }
        return scores;
    }

    /// By query and candidate; the greater, the nearer.
    List<double[]> scores(Vectors contender, Measure measure) {
        List<double[]> found = scores.get(new Way(contender, measure));
        if (found == null) {
            throw new IllegalStateException(contender.title() + " was not scored by " + measure);
        }
        return found;
    }

    private void add(Block block) {
        scores.forEach((way, ofQueries) -> block.addTo(ofQueries, way.contender, way.measure));
    }

    /// Some queries and all their candidates.
    private static final class Block {
        private final Candidates queries;
        private final int from;
        private final int to;
        private final EncodedTexts queryVectors;
        private final EncodedTexts passageVectors;
        private final Map<Integer, Integer> rows = new HashMap<>();

        Block(Candidates queries, Passages passages, int from, int to, Quantizer quantizer, Scene scene) {
            this.queries = queries;
            this.from = from;
            this.to = to;
            List<String> texts = new ArrayList<>();
            for (int query = from; query < to; query++) {
                for (int passage : queries.passages().get(query)) {
                    if (rows.putIfAbsent(passage, texts.size()) == null) {
                        texts.add(passages.texts().get(passage));
                    }
                }
            }
            List<Precision> precisions = scene.precisions();
            this.queryVectors =
                    new EncodedTexts(scene.encoder().queries(queries.texts().subList(from, to)), quantizer, precisions);
            this.passageVectors = new EncodedTexts(scene.encoder().documents(texts), quantizer, precisions);
        }

        void addTo(List<double[]> scores, Vectors contender, Measure measure) {
            Matrix vectors = passageVectors.at(contender.precision());
            Matrix asking = queryVectors.at(contender.precision());
            for (int query = from; query < to; query++) {
                int row = query - from;
                scores.add(Arrays.stream(queries.passages().get(query))
                        .mapToDouble(passage -> PairMeasure.nearness(
                                measure, asking, row, vectors, rows.getOrDefault(passage, 0), contender.dimension()))
                        .toArray());
            }
        }
    }
}
