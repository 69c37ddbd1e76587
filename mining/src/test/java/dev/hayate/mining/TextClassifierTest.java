package dev.hayate.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.Embeddings;
import dev.hayate.EncodeOptions;
import dev.hayate.ModelFormatException;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.FileSource;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextClassifierTest {
    private static final EncodeOptions OPTIONS = EncodeOptions.DEFAULT.truncateTo(64);
    private static final String EXAMPLES = """
            犬の散歩に行く,動物
            猫が窓で眠る,動物
            小鳥が空を飛ぶ,動物
            馬が草原を走る,動物
            牛が牧場で草を食べる,動物
            ラーメンを食べた,食べ物
            寿司がおいしい,食べ物
            カレーを煮込む,食べ物
            パンを焼く,食べ物
            うどんをゆでる,食べ物
            """;

    @TempDir
    Path folder;

    private final Workers workers = new Workers(2);
    private StaticEmbeddingModel model;

    @BeforeAll
    void load() throws IOException {
        model = StaticEmbeddingModel.bundled();
    }

    @AfterAll
    void close() {
        model.close();
        workers.close();
    }

    private LabelledVectors examples(String rows) throws IOException {
        Path file = folder.resolve("例 1.csv");
        Files.writeString(file, "本文,種類\n" + rows);
        return LabelledVectors.read(FileSource.of(file), "本文", "種類", model, OPTIONS, done -> {});
    }

    private static ClassifierKind kind(String name) {
        return name.equals("knn") ? new ClassifierKind.Neighbours(3) : new ClassifierKind.Regression(10);
    }

    private List<TextClassifier.Prediction> predictions(TextClassifier classifier, String... texts) {
        Embeddings vectors = model.encode(List.of(texts), OPTIONS);
        return classifier.predict(vectors, workers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logreg", "knn"})
    void learnsLabels(String kind) throws IOException {
        TextClassifier classifier = TextClassifier.train(examples(EXAMPLES), kind(kind), "f", workers);

        assertThat(predictions(classifier, "子犬が走る", "そばを食べる"))
                .extracting(TextClassifier.Prediction::label)
                .containsExactly("動物", "食べ物");
        assertThat(classifier.labels()).containsExactly("動物", "食べ物");
        assertThat(classifier.scores().orElseThrow().texts()).isEqualTo(10);
        assertThat(classifier.scores().orElseThrow().accuracy()).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logreg", "knn"})
    void predictsTheSameWhenReadFromAFile(String kind) throws IOException {
        TextClassifier classifier = TextClassifier.train(examples(EXAMPLES), kind(kind), "f", workers);
        Path file = folder.resolve("題 " + kind + ".classifier");
        try (OutputStream out = Files.newOutputStream(file)) {
            ClassifierFile.write(classifier, out);
        }

        TextClassifier read = ClassifierFile.read(file, workers);

        assertThat(read.kind()).isEqualTo(classifier.kind());
        assertThat(read.labels()).isEqualTo(classifier.labels());
        assertThat(read.fingerprint()).isEqualTo("f");
        assertThat(read.dimension()).isEqualTo(64);
        assertThat(read.scores()).isEqualTo(classifier.scores());
        assertThat(read.warning()).isEqualTo(classifier.warning());
        List<TextClassifier.Prediction> before = predictions(classifier, "猫", "味噌汁", "");
        List<TextClassifier.Prediction> after = predictions(read, "猫", "味噌汁", "");
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).label()).isEqualTo(before.get(i).label());
            assertThat(after.get(i).probabilities()).isEqualTo(before.get(i).probabilities());
        }
    }

    @Test
    void ordersNumbersByTheirValues() throws IOException {
        LabelledVectors examples = examples("猫,10\n犬,9\n馬,10\n牛,9\n");

        assertThat(examples.names()).containsExactly("9", "10");
        assertThat(examples.labels()).containsExactly(1, 0, 1, 0);
        assertThat(examples.counts()).containsEntry("9", 2).containsEntry("10", 2);
    }

    @Test
    void countsLabelsWithoutExamplesAsWrong() throws IOException {
        TextClassifier classifier =
                TextClassifier.train(examples(EXAMPLES), new ClassifierKind.Regression(10), "f", workers);

        ClassifierScores scores = classifier.scores(examples("犬の散歩,動物\n電車が走る,乗り物\n"), workers);

        assertThat(scores.accuracy()).isEqualTo(0.5);
        assertThat(scores.texts()).isEqualTo(2);
    }

    @Test
    void measuresNothingWhereALabelHasOneExample() throws IOException {
        TextClassifier classifier =
                TextClassifier.train(examples("猫,動物\n犬,動物\nパン,食べ物\n"), new ClassifierKind.Regression(1), "f", workers);

        assertThat(classifier.scores()).isEmpty();
    }

    @Test
    void refusesASingleLabelAndTooManyNeighbours() throws IOException {
        LabelledVectors one = examples("猫,動物\n犬,動物\n");
        assertThatThrownBy(() -> TextClassifier.train(one, new ClassifierKind.Regression(1), "f", workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two labels")
                .hasMessageContaining("動物");
        LabelledVectors two = examples("猫,動物\nパン,食べ物\n");
        assertThatThrownBy(() -> TextClassifier.train(two, new ClassifierKind.Neighbours(5), "f", workers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5");
    }

    @Test
    void refusesFilesThatAreNoClassifiers() throws IOException {
        Path file = folder.resolve("other.classifier");
        Files.write(file, new byte[] {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'});

        assertThatThrownBy(() -> ClassifierFile.read(file, workers))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining("other.classifier");
        Files.writeString(file, "x");
        assertThatThrownBy(() -> ClassifierFile.read(file, workers)).isInstanceOf(ModelFormatException.class);
    }
}
