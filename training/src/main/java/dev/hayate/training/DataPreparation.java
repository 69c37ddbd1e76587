package dev.hayate.training;

import dev.hayate.data.FileSource;
import dev.hayate.data.PassedOver;
import dev.hayate.data.QuerySource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSource;
import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.batch.TokenCache;
import dev.hayate.training.batch.TokenCacheWriter;
import dev.hayate.training.recipe.DataSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tokenizes data sets into a cache that later runs use again, as long as neither the files nor the tokenizer nor
/// the selection of rows have changed. What a query finds may change unnoticed, so it is tokenized every time.
final class DataPreparation {
    private final Tokenizer tokenizer;
    private final String tokenizerKey;
    private final Path cache;
    private final Workers workers;
    private final TrainingListener listener;

    /// @param tokenizerKey what tells the tokenizer from others
    /// @param cache the folder of caches
    DataPreparation(Tokenizer tokenizer, String tokenizerKey, Path cache, Workers workers, TrainingListener listener) {
        this.tokenizer = tokenizer;
        this.tokenizerKey = tokenizerKey;
        this.cache = cache;
        this.workers = workers;
        this.listener = listener;
    }

    /// The texts of a set as tokens.
    TokenCache prepare(DataSet set) throws IOException {
        RowSource source = set.source().find(listener.downloads());
        try (RowReader rows = RowReader.open(source, set.selection())) {
            int columns = rows.columns().size();
            if (columns < 2) {
                throw new TrainingException(
                        set.name() + ": an anchor and a positive are needed, but there is only the column "
                                + rows.columns().getFirst());
            }
            Path folder = cache.resolve(key(set, source));
            if (source instanceof QuerySource) {
                TokenCache.delete(folder);
            }
            if (!Files.isDirectory(folder)) {
                fill(folder, set, rows, columns);
            }
            return TokenCache.open(folder, columns, tokenizer.vocabularySize());
        }
    }

    private void fill(Path folder, DataSet set, RowReader rows, int columns) throws IOException {
        try (TokenCacheWriter writer = new TokenCacheWriter(folder, tokenizer, workers)) {
            while (rows.next()) {
                for (int column = 0; column < columns; column++) {
                    writer.add(rows.text(column));
                }
            }
            if (rows.row() == rows.passedOver().total()) {
                throw emptied(set, rows.passedOver());
            }
            writer.complete();
        }
    }

    private static TrainingException emptied(DataSet set, PassedOver passed) {
        return new TrainingException(set.name() + ": the filter leaves no row of " + set.source() + ": "
                + passed.tooShort() + " are too short, " + passed.tooLong() + " too long, and " + passed.lowScore()
                + " have too low a score");
    }

    private String key(DataSet set, RowSource source) throws IOException {
        Sha256 key = new Sha256().add(tokenizerKey).add(set.selection().toString());
        switch (source) {
            case FileSource files -> {
                for (Path file : files.files()) {
                    key.add(file.toRealPath().toString())
                            .add(Long.toString(Files.size(file)))
                            .add(Files.getLastModifiedTime(file).toString());
                }
            }
            default -> key.add(source.toString());
        }
        return key.hex();
    }
}
