package dev.hayate.mining;

import dev.hayate.Embeddings;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.classify.Classifier;
import dev.hayate.numerics.classify.LogisticRegression;
import dev.hayate.numerics.classify.NearestNeighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Gives texts labels that it has learned from examples: logistic regression or nearest neighbours over the
/// vectors of one model, with the results of scikit-learn. Immutable, shared by all threads; the same examples
/// give the same classifier, whatever the number of threads.
///
/// ```java
/// LabelledVectors examples = LabelledVectors.read(source, "text", "label", model, options, done -> {});
/// TextClassifier classifier = TextClassifier.train(examples, new ClassifierKind.Regression(1), model.fingerprint(),
/// workers);
/// ClassifierFile.write(classifier, out);
/// List<Prediction> predictions = classifier.predict(model.encode(texts, options), workers);
/// ```
public final class TextClassifier {
    private static final int FOLDS = 5;

    /// What was learned.
    sealed interface Learned {
        Classifier classifier();

        /// Weights.
        record Weights(LogisticRegression classifier) implements Learned {}

        /// The examples themselves.
        record Examples(NearestNeighbours classifier, Matrix vectors, int[] labels) implements Learned {}
    }

    /// The label of a text.
    ///
    /// @param label the one that is the most likely
    /// @param probabilities by label, in the order of [#labels()]; they sum to 1
    public record Prediction(String label, double[] probabilities) {}

    private final ClassifierKind kind;
    private final Learned learned;
    private final List<String> labels;
    private final String fingerprint;
    private final int dimension;
    private final Optional<ClassifierScores> scores;

    TextClassifier(
            ClassifierKind kind,
            Learned learned,
            List<String> labels,
            String fingerprint,
            int dimension,
            Optional<ClassifierScores> scores) {
        this.kind = kind;
        this.learned = learned;
        this.labels = List.copyOf(labels);
        this.fingerprint = fingerprint;
        this.dimension = dimension;
        this.scores = scores;
    }

    /// Learns from examples, and measures by cross-validation in five parts how well that goes: each part holds
    /// every fifth text of each label and is predicted by a classifier that has learned from the others. Where a
    /// label has a single example, nothing is measured.
    ///
    /// @param fingerprint of the model that the vectors are of
    /// @throws IllegalArgumentException if there are fewer than two labels, or fewer examples than neighbours
    public static TextClassifier train(
            LabelledVectors examples, ClassifierKind kind, String fingerprint, Workers workers) {
        return new TextClassifier(
                kind,
                learn(examples, kind, workers),
                examples.names(),
                fingerprint,
                examples.vectors().columns(),
                crossValidated(examples, kind, workers));
    }

    private static Learned learn(LabelledVectors examples, ClassifierKind kind, Workers workers) {
        if (examples.names().size() < 2) {
            throw new IllegalArgumentException("a classifier needs examples of at least two labels; all "
                    + examples.size() + " texts have \"" + examples.names().getFirst() + "\"");
        }
        return switch (kind) {
            case ClassifierKind.Regression regression ->
                new Learned.Weights(LogisticRegression.train(
                        examples.vectors(),
                        examples.labels(),
                        settings(regression.c()),
                        regression.weights(),
                        workers));
            case ClassifierKind.Neighbours neighbours -> examples(examples, neighbours.k(), workers);
        };
    }

    private static LogisticRegression.Settings settings(double c) {
        LogisticRegression.Settings usual = LogisticRegression.Settings.DEFAULT;
        return new LogisticRegression.Settings(c, usual.iterations(), usual.tolerance());
    }

    private static Learned examples(LabelledVectors examples, int k, Workers workers) {
        NearestNeighbours classifier = NearestNeighbours.of(examples.vectors(), examples.labels(), k, workers);
        return new Learned.Examples(classifier, examples.vectors(), examples.labels());
    }

    private static Optional<ClassifierScores> crossValidated(
            LabelledVectors examples, ClassifierKind kind, Workers workers) {
        if (examples.counts().values().stream().anyMatch(count -> count < 2)) {
            return Optional.empty();
        }
        int[] folds = folds(examples);
        int[] predicted = new int[folds.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            int held = fold;
            int[] rows = rows(folds, held, true);
            LabelledVectors others = examples.of(rows(folds, held, false));
            if (kind instanceof ClassifierKind.Neighbours(int k) && k > others.size()) {
                return Optional.empty();
            }
            int[] found = learn(others, kind, workers)
                    .classifier()
                    .predict(examples.of(rows).vectors(), workers);
            for (int i = 0; i < rows.length; i++) {
                predicted[rows[i]] = found[i];
            }
        }
        return Optional.of(ClassifierScores.of(examples.labels(), predicted));
    }

    private static int[] rows(int[] folds, int fold, boolean inside) {
        return IntStream.range(0, folds.length)
                .filter(row -> (folds[row] == fold) == inside)
                .toArray();
    }

    private static int[] folds(LabelledVectors examples) {
        int[] seen = new int[examples.names().size()];
        return Arrays.stream(examples.labels())
                .map(label -> seen[label]++ % FOLDS)
                .toArray();
    }

    /// The label of every vector.
    ///
    /// @param vectors of the same model, with [#dimension()] values each
    /// @throws IllegalArgumentException if they have another dimension
    public List<Prediction> predict(Embeddings vectors, Workers workers) {
        VectorBatches batches = new VectorBatches(vectors.dimension());
        batches.add(vectors);
        Matrix matrix = batches.matrix();
        int[] predicted = learned.classifier().predict(matrix, workers);
        double[][] probabilities = learned.classifier().probabilities(matrix, workers);
        List<Prediction> predictions = new ArrayList<>();
        for (int row = 0; row < predicted.length; row++) {
            predictions.add(new Prediction(labels.get(predicted[row]), probabilities[row]));
        }
        return predictions;
    }

    /// How well the labels of other texts are found; labels without examples never are.
    public ClassifierScores scores(LabelledVectors gold, Workers workers) {
        LabelledVectors numbered = gold.numberedAs(labels);
        return ClassifierScores.of(numbered.labels(), learned.classifier().predict(numbered.vectors(), workers));
    }

    /// How well the labels of its own examples are found when they are held out.
    public Optional<ClassifierScores> scores() {
        return scores;
    }

    /// What the reader of scores should know, if the weights are not the best ones.
    public Optional<String> warning() {
        return learned instanceof Learned.Weights(LogisticRegression regression)
                ? regression.fit().warning()
                : Optional.empty();
    }

    /// The labels, in the order of probabilities.
    public List<String> labels() {
        return labels;
    }

    /// How it has learned.
    public ClassifierKind kind() {
        return kind;
    }

    /// Of the model whose vectors it has learned from.
    public String fingerprint() {
        return fingerprint;
    }

    /// The number of values of these vectors.
    public int dimension() {
        return dimension;
    }

    Learned learned() {
        return learned;
    }
}
