package dev.hayate.evaluation;

import dev.hayate.evaluation.score.Contender.Precision;
import dev.hayate.evaluation.score.Contender.Vectors;
import dev.hayate.evaluation.score.Ranking;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.NearestRows.Found;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Looks through a corpus once, chunk by chunk, for what is nearest to queries, at every dimension, precision and
/// measure.
/// Of the corpus only the ids stay in memory.
final class CorpusSearch {
    private static final int CHUNK = 32_768;

    private final Scene scene;
    private final Matrix queries;
    private final List<Measure> measures;
    private final int count;
    private final Map<Precision, NearestRows> nearest = new EnumMap<>(Precision.class);
    private final List<String> ids = new ArrayList<>();

    private CorpusSearch(Scene scene, Matrix queries, List<Measure> measures, int count) {
        this.scene = scene;
        this.queries = queries;
        this.measures = measures;
        this.count = count;
    }

    /// @param count how many passages to find for a query
    static CorpusSearch of(Corpus corpus, Matrix queries, List<Measure> measures, int count, Scene scene)
            throws IOException {
        CorpusSearch search = new CorpusSearch(scene, queries, measures, count);
        search.read(corpus);
        return search;
    }

    private void read(Corpus corpus) throws IOException {
        try (Corpus.Reader reader = new WatchedCorpus(corpus, "passages", scene.listener()).open()) {
            Passages chunk = reader.next(CHUNK);
            Quantizer quantizer = null;
            while (chunk.size() > 0) {
                Matrix vectors = scene.encoder().documents(chunk.texts());
                if (quantizer == null) {
                    quantizer = Quantizer.of(vectors);
                    prepare(quantizer);
                }
                for (Map.Entry<Precision, NearestRows> at : nearest.entrySet()) {
                    at.getValue().add(quantizer.quantized(vectors, at.getKey()));
                }
                ids.addAll(chunk.ids());
                chunk = reader.next(CHUNK);
            }
        }
    }

    private void prepare(Quantizer quantizer) {
        for (Precision precision : scene.precisions()) {
            Matrix quantized = quantizer.quantized(queries, precision);
            nearest.put(precision, new NearestRows(quantized, scene.rising(), measures, count, scene.workers()));
        }
    }

    /// What is found for every query; the greater a score, the nearer.
    List<Ranking> found(Vectors contender, Measure measure) {
        NearestRows rows = nearest.get(contender.precision());
        if (rows == null) {
            throw new IllegalStateException("the corpus is empty");
        }
        Found found = rows.found(scene.prefix(contender), measure);
        List<Ranking> rankings = new ArrayList<>(queries.rows());
        for (int query = 0; query < queries.rows(); query++) {
            String[] passages = new String[found.count()];
            double[] scores = new double[found.count()];
            for (int rank = 0; rank < passages.length; rank++) {
                passages[rank] = ids.get(found.row(query, rank));
                double value = found.value(query, rank);
                scores[rank] = measure == Measure.EUCLIDEAN ? -value : value;
            }
            rankings.add(new Ranking(Arrays.asList(passages), scores));
        }
        return rankings;
    }

    /// Which of these ids no passage has.
    List<String> missing(Iterable<String> wanted) {
        Set<String> known = new HashSet<>(ids);
        List<String> missing = new ArrayList<>();
        wanted.forEach(id -> {
            if (!known.contains(id)) {
                missing.add(id);
            }
        });
        return missing;
    }
}
