package dev.hayate.search;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.passage.Splitting;

/// What an index keeps of texts. Chosen when it is made, and the same for all of its documents. Immutable.
///
/// @param dimension how many leading values of every vector are kept; at least 1, at most the model's
/// @param vectors how vectors are kept
/// @param splitting the passages of a text, each of which has words and a vector of its own
/// @param texts whether titles, texts and metadata can be shown
public record IndexSettings(int dimension, VectorStorage vectors, Splitting splitting, TextStorage texts) {
    private static final int USUAL_DIMENSION = 256;

    /// What is kept for showing.
    public enum TextStorage {
        /// Titles, texts and metadata, compressed.
        KEPT,
        /// Ids alone: documents are found and filtered as ever, and not shown.
        NOT_KEPT
    }

    /// The usual settings: 256 dimensions or as many as the model has, every vector compared, whole texts, kept.
    public static IndexSettings of(StaticEmbeddingModel model) {
        return new IndexSettings(
                Math.min(USUAL_DIMENSION, model.dimension()),
                new VectorStorage.Exact(),
                Splitting.none(),
                TextStorage.KEPT);
    }

    /// Keeps the first values of every vector.
    public IndexSettings withDimension(int dimension) {
        return new IndexSettings(dimension, vectors, splitting, texts);
    }

    /// Keeps vectors in another way.
    public IndexSettings withVectors(VectorStorage vectors) {
        return new IndexSettings(dimension, vectors, splitting, texts);
    }

    /// Splits texts.
    public IndexSettings withSplitting(Splitting splitting) {
        return new IndexSettings(dimension, vectors, splitting, texts);
    }

    /// Keeps texts or does not.
    public IndexSettings withTexts(TextStorage texts) {
        return new IndexSettings(dimension, vectors, splitting, texts);
    }
}
