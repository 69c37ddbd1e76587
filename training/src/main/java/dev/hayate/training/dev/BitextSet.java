package dev.hayate.training.dev;

import dev.hayate.numerics.Measure;
import dev.hayate.numerics.NearestRows;
import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Texts and their translations. Its measure is `accuracy`, the share of texts whose nearest translation by cosine
/// similarity is their own; the first of several as near counts.
public final class BitextSet implements DevSet {
    private final String name;
    private final TokenizedTexts texts;
    private final TokenizedTexts translations;

    private BitextSet(String name, TokenizedTexts texts, TokenizedTexts translations) {
        this.name = name;
        this.texts = texts;
        this.translations = translations;
    }

    /// Tokenizes texts and their translations.
    ///
    /// @throws IllegalArgumentException if the lists are not of one length, or empty
    public static BitextSet of(String name, List<String> texts, List<String> translations, Tokenizer tokenizer) {
        if (texts.isEmpty() || texts.size() != translations.size()) {
            throw new IllegalArgumentException("every text needs a translation, but there are " + texts.size()
                    + " texts and " + translations.size() + " translations");
        }
        return new BitextSet(name, TokenizedTexts.of(texts, tokenizer), TokenizedTexts.of(translations, tokenizer));
    }

    /// Reads texts and translations from a JSONL file, plain or `.gz`, with `sentence1` and `sentence2` in every
    /// line.
    ///
    /// @throws IOException if the file cannot be read, or a line is not like that
    public static BitextSet read(String name, Path file, Tokenizer tokenizer) throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> translations = new ArrayList<>();
        for (JsonLine line : JsonLine.readAll(file)) {
            texts.add(line.text("sentence1"));
            translations.add(line.text("sentence2"));
        }
        return of(name, texts, translations, tokenizer);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Score> score(TrainableTable table, int[] dimensions, Workers workers) {
        Prefixes.require(dimensions, table);
        NearestRows nearest =
                new NearestRows(texts.vectors(table, workers), dimensions, List.of(Measure.COSINE), 1, workers);
        nearest.add(translations.vectors(table, workers));
        double[] values = new double[dimensions.length];
        for (int p = 0; p < values.length; p++) {
            values[p] = accuracy(nearest.found(p, Measure.COSINE).rows());
        }
        return Prefixes.scores("accuracy", dimensions, values);
    }

    private static double accuracy(int[] nearest) {
        int right = 0;
        for (int n = 0; n < nearest.length; n++) {
            right += nearest[n] == n ? 1 : 0;
        }
        return (double) right / nearest.length;
    }
}
