package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.search.IndexSettings;
import dev.hayate.search.VectorStorage;
import dev.hayate.search.passage.Sentences;
import dev.hayate.search.passage.Splitting;
import dev.hayate.search.passage.WholeText;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What an index keeps.
final class IndexSettingsOptions {
    private static final int USUAL_LENGTH = 400;

    /// How vectors are kept and found.
    enum Vectors {
        EXACT,
        HNSW,
        INT8,
        BINARY,
        NONE;

        VectorStorage storage() {
            return switch (this) {
                case EXACT -> new VectorStorage.Exact();
                case HNSW -> VectorStorage.Hnsw.DEFAULT;
                case INT8 -> VectorStorage.Hnsw.BYTES;
                case BINARY -> VectorStorage.Hnsw.DEFAULT.encoded(VectorStorage.Encoding.BINARY);
                case NONE -> new VectorStorage.None();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What is searched by itself.
    enum Passages {
        SENTENCE,
        NONE
    }

    @Option(
            names = "--vectors",
            paramLabel = "exact|hnsw|int8|binary|none",
            description = "exact compares every vector; the next three walk a graph, by float32 values, bytes or bits,"
                    + " for millions of texts. Default: exact.")
    private @Nullable Vectors vectors;

    @Option(
            names = {"-d", "--dimension"},
            paramLabel = "DIM",
            description = "Keep the first DIM values of every vector. Default: 256, or as many as the model has.")
    private @Nullable Integer dimension;

    @Option(
            names = "--passages",
            paramLabel = "sentence|none",
            description = "Search passages of whole sentences, or whole texts. Default: sentence for files that are"
                    + " documents, none for rows.")
    private @Nullable Passages passages;

    @Option(
            names = "--passage-length",
            paramLabel = "N",
            description = "How many characters a passage has at most. Default: 400.")
    private @Nullable Integer length;

    /// The settings of a new index.
    IndexSettings of(StaticEmbeddingModel model, boolean wholeFiles) {
        IndexSettings usual = IndexSettings.of(model);
        return usual.withDimension(dimension == null ? usual.dimension() : dimension)
                .withVectors(vectors == null ? usual.vectors() : vectors.storage())
                .withSplitting(splitting(wholeFiles));
    }

    private Splitting splitting(boolean wholeFiles) {
        Passages wanted = passages == null && (wholeFiles || length != null) ? Passages.SENTENCE : passages;
        if (wanted != Passages.SENTENCE) {
            if (length != null) {
                throw CommandException.usage("--passage-length needs --passages sentence");
            }
            return Splitting.none();
        }
        return Splitting.sentences(length == null ? USUAL_LENGTH : length);
    }

    /// Refuses what is asked of an index that is there and keeps something else.
    ///
    /// @param output what the index is called
    void requireOf(IndexSettings kept, String output) {
        if (dimension != null && dimension != kept.dimension()) {
            throw refusal(output, "has " + kept.dimension() + " dimensions, not " + dimension);
        }
        if (vectors != null && !vectors.storage().equals(kept.vectors())) {
            throw refusal(output, "does not keep vectors as --vectors " + vectors + " says");
        }
        if (length != null && !(kept.splitting() instanceof Sentences(int most) && most == length)) {
            throw refusal(output, "has no passages of " + length + " characters");
        }
        if (passages != null && (passages == Passages.NONE) != (kept.splitting() instanceof WholeText)) {
            throw refusal(
                    output,
                    kept.splitting() instanceof WholeText ? "does not split texts" : "splits texts into passages");
        }
    }

    private static CommandException refusal(String output, String sentence) {
        return CommandException.usage(
                output + " " + sentence + ": leave the option out, or make another index in another folder");
    }
}
