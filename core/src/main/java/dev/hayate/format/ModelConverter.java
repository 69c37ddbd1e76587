package dev.hayate.format;

import dev.hayate.Compatibility;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes a smaller or differently laid out model of a model: fewer dimensions, another type of numbers, fewer
/// pieces, another layout.
///
/// The new model gives the vectors of the old one, truncated and rounded as asked, except where the notes of the
/// [ConversionReport] say otherwise. Which files Python can load too is said in [ModelWriter].
public final class ModelConverter {
    private static final String CARD = "README.md";

    private final StaticEmbeddingModel source;
    private final Conversion conversion;
    private final List<String> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ModelConverter(StaticEmbeddingModel source, Conversion conversion) {
        this.source = source;
        this.conversion = conversion;
    }

    /// Writes a changed copy of a model. The folder appears only when it is complete.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if the folder exists and may not be overwritten
    /// @throws dev.hayate.ModelFormatException if the vocabulary is of a kind that cannot be pruned
    /// @throws IllegalArgumentException if the dimension is out of range, or a number does not fit into the type
    public static ConversionReport convert(StaticEmbeddingModel source, Path target, Conversion conversion)
            throws IOException {
        return new ModelConverter(source, conversion).write(target);
    }

    private ConversionReport write(Path target) throws IOException {
        ModelLayout layout = conversion.layout().orElse(layoutOf(source.compatibility()));
        TableType type = conversion.type().orElseGet(this::keptType);
        int dimension = dimension();
        byte[] tokenizer = source.directory().files().read(source.directory().tokenizerFile());
        EmbeddingRows rows = new SourceRows(source.table(), Optional.empty(), dimension);
        if (conversion.corpus().isPresent()) {
            PrunedTokenizer pruned = prune(tokenizer, conversion.corpus().get());
            tokenizer = pruned.json();
            rows = new SourceRows(source.table(), Optional.of(pruned.keptIds()), dimension);
        }
        noteRules(layout);
        noteType(layout, type);
        ModelContents contents = new ModelContents(
                tokenizer, rows, type, normalizes(dimension), source.directory().config(), card());
        ModelWriter.write(contents, layout, target, conversion.existing());
        return new ConversionReport(rows.rows(), dimension, type, layout, notes);
    }

    private static ModelLayout layoutOf(Compatibility compatibility) {
        return switch (compatibility) {
            case SENTENCE_TRANSFORMERS -> ModelLayout.SENTENCE_TRANSFORMERS;
            case MODEL2VEC -> ModelLayout.MODEL2VEC;
        };
    }

    private TableType keptType() {
        return switch (source.table().type()) {
            case F32, U8 -> TableType.F32;
            case F64 -> {
                notes.add("Rows of float64 are written as float32, as Hayate reads them.");
                yield TableType.F32;
            }
            case F16 -> source.table().weighted() ? TableType.F32 : TableType.F16;
            case BF16 -> source.table().weighted() ? TableType.F32 : TableType.BF16;
            case I8 -> TableType.I8;
        };
    }

    private int dimension() {
        int full = source.table().dimension();
        int dimension = conversion.dimension().orElse(full);
        if (dimension < 1 || dimension > full) {
            throw new IllegalArgumentException("expected a dimension from 1 to " + full + ", got " + dimension);
        }
        if (dimension < full) {
            steps.add("The first " + dimension + " of " + full + " dimensions.");
        }
        return dimension;
    }

    private PrunedTokenizer prune(byte[] tokenizer, Iterable<String> corpus) {
        Set<String> prompts = new LinkedHashSet<>(source.prompts().values());
        prompts.remove("");
        String file = source.directory().files().nameOf(source.directory().tokenizerFile());
        PrunedTokenizer pruned = new VocabularyPruning(file, tokenizer, source.tokenizer(), corpus, prompts).prune();
        steps.add(pruned.keptIds().length + " of " + source.tokenizer().vocabularySize()
                + " pieces, those that a corpus uses.");
        notes.add("Texts outside of the corpus may fall into other pieces than before.");
        if (source.compatibility() == Compatibility.MODEL2VEC) {
            notes.add("Model2Vec cuts long texts after 512 times the median length of a piece, which has changed with"
                    + " the vocabulary.");
        }
        return pruned;
    }

    private boolean normalizes(int dimension) {
        return switch (source.rules().normalization()) {
            case NONE -> false;
            case AFTER_TRUNCATION -> true;
            case BEFORE_TRUNCATION -> {
                if (dimension < source.table().dimension()) {
                    notes.add("The model normalises its vectors, now over the dimensions that are left.");
                }
                yield true;
            }
        };
    }

    private void noteRules(ModelLayout layout) {
        if (layout == layoutOf(source.compatibility())) {
            return;
        }
        switch (layout) {
            case MODEL2VEC -> {
                steps.add("From the layout of sentence-transformers to that of Model2Vec.");
                notes.add(
                        "Model2Vec leaves out unknown tokens, but not those of a Unigram, and reads the first 512 tokens"
                                + " only: texts with either get other vectors than before.");
                if (!source.directory().config().equals(ModelConfig.DEFAULT)) {
                    notes.add("The Model2Vec layout has no place for prompts and the similarity function.");
                }
            }
            case SENTENCE_TRANSFORMERS -> {
                steps.add("From the layout of Model2Vec to that of sentence-transformers.");
                notes.add(
                        "sentence-transformers counts unknown tokens and reads whole texts: texts with unknown tokens,"
                                + " and long ones, get other vectors than before.");
            }
        }
    }

    private void noteType(ModelLayout layout, TableType type) {
        conversion.type().ifPresent(asked -> steps.add("Numbers of type " + asked + "."));
        switch (type) {
            case F32, F16 -> {}
            case BF16 -> {
                if (layout == ModelLayout.MODEL2VEC) {
                    notes.add("Model2Vec in Python cannot read bfloat16; Hayate can.");
                }
            }
            case I8 -> {
                if (layout == ModelLayout.SENTENCE_TRANSFORMERS) {
                    notes.add("sentence-transformers in Python cannot read int8 rows with a scale each; Hayate can."
                            + " Python reads them in the Model2Vec layout.");
                }
            }
        }
    }

    private String card() throws IOException {
        ModelFiles files = source.directory().files();
        String original = files.exists(CARD) ? new String(files.read(CARD), StandardCharsets.UTF_8) : "";
        List<String> lines = new ArrayList<>(steps);
        lines.add("Fingerprint of the origin: `" + source.fingerprint() + "`");
        String folder = files.name().replace('\\', '/');
        String origin = conversion.origin().orElse(folder.substring(folder.lastIndexOf('/') + 1));
        return ModelCard.of(origin, lines, notes, original);
    }
}
