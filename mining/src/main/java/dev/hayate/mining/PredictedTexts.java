package dev.hayate.mining;

import dev.hayate.Embeddings;
import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/// Reads texts and predicts their labels, batch by batch. For one thread at a time.
public final class PredictedTexts {
    private final StaticEmbeddingModel model;
    private final TextClassifier classifier;
    private final Workers workers;

    /// Takes a text's label.
    @FunctionalInterface
    public interface Use {
        /// Takes the label of a text.
        ///
        /// @param id what the text is called by
        void take(String id, TextClassifier.Prediction prediction) throws IOException;
    }

    /// @param model the one whose vectors the classifier has learned from
    public PredictedTexts(StaticEmbeddingModel model, TextClassifier classifier, Workers workers) {
        this.model = model;
        this.classifier = classifier;
        this.workers = workers;
    }

    /// Passes on the labels of texts, in the order of their rows.
    ///
    /// @param options whose dimension does not count, as the classifier has its own
    /// @return how many texts had no tokens
    /// @throws dev.hayate.data.DataException if the rows cannot be read
    public long forEach(RowSource source, TextColumns columns, EncodeOptions options, Use use) throws IOException {
        Queue<String> ids = new ArrayDeque<>();
        EncodeCounts[] counts = new EncodeCounts[1];
        try (RowReader reader = RowReader.open(source, columns.selection())) {
            TextIterator texts = new TextIterator(
                    reader, row -> ids.add(columns.id().isPresent() ? row.value(0) : Long.toString(row.row())));
            TextIterator.reading(
                    texts,
                    iterator -> counts[0] = model.encode(
                            iterator, options.truncateTo(classifier.dimension()), batch -> take(batch, ids, use)));
        }
        return counts[0].empty();
    }

    private void take(Embeddings batch, Queue<String> ids, Use use) {
        List<TextClassifier.Prediction> predictions = classifier.predict(batch, workers);
        try {
            for (TextClassifier.Prediction prediction : predictions) {
                use.take(ids.remove(), prediction);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
