package dev.hayate.bulk;

import dev.hayate.EncodeOptions;
import dev.hayate.Prompt;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.QuerySource;
import dev.hayate.data.RowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// All that decides on the bytes of an output.
///
/// @param format the name of the destination
/// @param model the fingerprint of the model
/// @param options the options of encoding, by name
/// @param text the column of the texts
/// @param kept the columns that go along
/// @param query the query that is read; empty if it is files
/// @param sources the files that are read
/// @param shardRows how many rows a shard has, but for the last
record Plan(
        String format,
        String model,
        Map<String, String> options,
        String text,
        List<String> kept,
        String query,
        List<SourceFile> sources,
        long shardRows) {

    /// A file as it was when the run began.
    ///
    /// @param bytes its size
    /// @param modified when it was last written
    record SourceFile(String path, long bytes, String modified) {
        static SourceFile of(Path file) throws IOException {
            return new SourceFile(
                    file.toAbsolutePath().normalize().toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toString());
        }
    }

    static Plan of(
            StaticEmbeddingModel model,
            EncodeOptions options,
            BulkSource source,
            VectorSchema schema,
            String format,
            long shardRows)
            throws IOException {
        List<SourceFile> files = new ArrayList<>();
        for (Path file : RowReader.files(source.rows())) {
            files.add(SourceFile.of(file));
        }
        return new Plan(
                format,
                model.fingerprint(),
                options(options, schema.dimension()),
                source.text(),
                source.kept(),
                source.rows() instanceof QuerySource query ? query.sql() : "",
                files,
                shardRows);
    }

    /// Threads and sizes of batches decide on no vector.
    private static Map<String, String> options(EncodeOptions options, int dimension) {
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("dimension", String.valueOf(dimension));
        byName.put("normalize", String.valueOf(options.normalize()));
        byName.put(
                "prompt",
                switch (options.prompt()) {
                    case Prompt.Default() -> "default";
                    case Prompt.Named(String name) -> "named " + name;
                    case Prompt.Text(String text) -> "text " + text;
                });
        byName.put(
                "maxTokens",
                switch (options.maxTokens()) {
                    case EncodeOptions.MODEL_LIMIT -> "model";
                    case EncodeOptions.NO_LIMIT -> "none";
                    default -> String.valueOf(options.maxTokens());
                });
        byName.put("overflow", options.overflow().name().toLowerCase(Locale.ROOT));
        byName.put("onEmpty", options.onEmpty().name().toLowerCase(Locale.ROOT));
        return byName;
    }

    /// What is different in another plan, as the end of a sentence; empty if nothing is.
    Optional<String> difference(Plan now) {
        if (!model.equals(now.model)) {
            return Optional.of("the model was " + model + " and is " + now.model);
        }
        for (Map.Entry<String, String> option : options.entrySet()) {
            String value = now.options.get(option.getKey());
            if (!option.getValue().equals(value)) {
                return Optional.of(option.getKey() + " was " + option.getValue() + " and is " + value);
            }
        }
        return differenceOfSources(now)
                .or(() -> different("the column of the texts", text, now.text))
                .or(() -> different("the kept columns", kept, now.kept))
                .or(() -> different("the format", format, now.format))
                .or(() -> different("the number of rows a shard", shardRows, now.shardRows))
                .or(() -> different("the plan", this, now));
    }

    private Optional<String> differenceOfSources(Plan now) {
        for (int i = 0; i < Math.min(sources.size(), now.sources.size()); i++) {
            SourceFile was = sources.get(i);
            SourceFile is = now.sources.get(i);
            if (!was.equals(is) && was.path().equals(is.path())) {
                return Optional.of(was.path() + " had " + was.bytes() + " bytes of " + was.modified() + " and has "
                        + is.bytes() + " of " + is.modified());
            }
        }
        return different("the query", query, now.query).or(() -> different("the source", paths(), now.paths()));
    }

    private List<String> paths() {
        return sources.stream().map(SourceFile::path).toList();
    }

    private static Optional<String> different(String what, Object was, Object is) {
        return Objects.equals(was, is) ? Optional.empty() : Optional.of(what + " was " + was + " and is " + is);
    }
}
