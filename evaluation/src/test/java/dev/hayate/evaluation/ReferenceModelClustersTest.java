package dev.hayate.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hayate.Embeddings;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.cluster.AgglomerativeClustering;
import dev.hayate.numerics.cluster.Birch;
import dev.hayate.numerics.cluster.BisectingKMeans;
import dev.hayate.numerics.cluster.Clustering;
import dev.hayate.numerics.cluster.MiniBatchKMeans;
import dev.hayate.numerics.metric.VMeasure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The wider data beside the project, where it is there: MewsC-16-ja, 992 texts, by a model of 256 dimensions. The
/// figures are of scikit-learn 1.9.1 on the same vectors; where something is drawn, of 300 seeds.
class ReferenceModelClustersTest {
    private static final Path SHARED = Path.of("..", "..", "shared");
    private static final Path MODEL = SHARED.resolve("models/reference-ja");
    private static final Path TEXTS = SHARED.resolve("data/eval/mewsc16_ja/valid.jsonl");
    private static final int CLUSTERS = 12;

    @Test
    void realTextsAreClusteredAsWellAsByScikitLearn() throws IOException {
        assumeTrue(Files.exists(MODEL) && Files.exists(TEXTS), "no " + SHARED + " beside the project");
        List<String> texts = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        List<Integer> gold = new ArrayList<>();
        for (String line : Files.readAllLines(TEXTS)) {
            JsonNode row = JsonMapper.shared().readTree(line);
            texts.add(row.path("text").asString());
            gold.add(numbers.computeIfAbsent(row.path("label").asString(), unseen -> numbers.size()));
        }
        int[] labels = gold.stream().mapToInt(Integer::intValue).toArray();
        Matrix vectors = vectors(texts);
        Matrix prefix = new Matrix(vectors.values(), vectors.offset(), vectors.rows(), 64, vectors.stride());

        try (Workers workers = new Workers(2)) {
            assertThat(mean(new AgglomerativeClustering(), vectors, labels, 1, workers))
                    .isCloseTo(0.37881126204206345, within(1e-12));
            assertThat(mean(new Birch(), vectors, labels, 1, workers)).isCloseTo(0.3763232645342779, within(1e-12));
            assertThat(mean(new AgglomerativeClustering(), prefix, labels, 1, workers))
                    .isCloseTo(0.30241707216514296, within(1e-12));
            assertThat(mean(new Birch(), prefix, labels, 1, workers)).isCloseTo(0.3069472064963228, within(1e-12));
            assertThat(mean(new MiniBatchKMeans(), vectors, labels, 20, workers))
                    .isCloseTo(0.3441, within(4 * 0.0243 / Math.sqrt(20)));
            assertThat(mean(new BisectingKMeans(), vectors, labels, 20, workers))
                    .isCloseTo(0.3485, within(4 * 0.0190 / Math.sqrt(20)));
        }
    }

    private static Matrix vectors(List<String> texts) throws IOException {
        try (StaticEmbeddingModel model = StaticEmbeddingModel.load(MODEL)) {
            Embeddings embeddings = model.encode(texts);
            Matrix vectors = Matrix.of(texts.size(), embeddings.row(0).length);
            for (int row = 0; row < vectors.rows(); row++) {
                System.arraycopy(embeddings.row(row), 0, vectors.values(), vectors.at(row), vectors.columns());
            }
            return vectors;
        }
    }

    private static double mean(Clustering clustering, Matrix vectors, int[] gold, int seeds, Workers workers) {
        return IntStream.range(0, seeds)
                .mapToDouble(seed -> VMeasure.of(gold, clustering.cluster(vectors, CLUSTERS, seed, workers))
                        .v())
                .average()
                .orElseThrow();
    }
}
