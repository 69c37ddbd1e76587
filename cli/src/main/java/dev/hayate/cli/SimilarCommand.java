package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowSource;
import dev.hayate.mining.NearDuplicates;
import dev.hayate.mining.SeenTexts;
import dev.hayate.mining.TextColumns;
import dev.hayate.mining.TextVectors;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.neighbours.CellSearch;
import dev.hayate.numerics.neighbours.ExhaustiveSearch;
import dev.hayate.numerics.neighbours.PairSearch;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Texts that are nearly alike.
@Command(
        name = "similar",
        description = {
            "Find the texts of a large file that are nearly alike: pairs whose cosine is at or above a threshold, the"
                    + " most alike first, or groups of them. A million texts at once.",
            "A text whose vector an earlier one has, such as the same text, is paired with that one alone."
        },
        footer = {
            "",
            "Examples:",
            "  hayate similar news.jsonl --id id --threshold 0.95 --texts -o pairs.jsonl",
            "  hayate similar news.parquet --column body --groups --fast",
            "  hayate similar news.jsonl --keep-first unique.jsonl",
            "  hayate similar today.jsonl --id id --against seen/ --remember"
        })
final class SimilarCommand implements Callable<Integer> {
    /// More dimensions change little and take longer.
    private static final int DIMENSION = 256;

    private final Terminal terminal;

    @Mixin
    private SourceOption source = new SourceOption();

    @Option(
            names = {"--text", "--column"},
            paramLabel = "NAME",
            description = "The column of texts. Default: ${DEFAULT-VALUE}.")
    private String column = "text";

    @Option(names = "--id", paramLabel = "NAME", description = "The column of ids. Default: the numbers of rows.")
    private @Nullable String id;

    @Option(
            names = {"-t", "--threshold"},
            paramLabel = "T",
            description = "The least cosine, up to 1. Default: ${DEFAULT-VALUE}.")
    private float threshold = NearDuplicates.Settings.DEFAULT.threshold();

    @Option(names = "--fast", description = "Miss about one pair in a thousand, and take a fraction of the time.")
    private boolean fast;

    @Option(
            names = "--groups",
            description = "Write groups, not pairs: texts that hang together by pairs, each named by its first.")
    private boolean groups;

    @Option(
            names = "--keep-first",
            paramLabel = "OUT",
            description = "Write id and text of all rows to a JSONL file, but of each group only the first.")
    private @Nullable String keepFirst;

    @Option(
            names = "--against",
            paramLabel = "PATH",
            description = "Compare with what was seen before too: another file, or a folder made by --remember.")
    private @Nullable String against;

    @Option(
            names = "--remember",
            description = "Add the texts to the folder of --against, which is made if it is not there.")
    private boolean remember;

    @Option(names = "--texts", description = "Write the texts of the files beside their ids.")
    private boolean texts;

    @Option(
            names = "--max-pairs",
            paramLabel = "N",
            description = "Give up when there are more pairs. Default: ${DEFAULT-VALUE}.")
    private int mostPairs = NearDuplicates.Settings.DEFAULT.mostPairs();

    @Option(
            names = {"-d", "--dimension"},
            paramLabel = "DIM",
            description = "Use the first DIM values only. Default: 256, or that of the folder of --against.")
    private @Nullable Integer dimension;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write JSONL to a file instead of standard output.")
    private @Nullable String output;

    @Option(names = "--overwrite", description = "Replace existing outputs.")
    private boolean overwrite;

    @Mixin
    private ModelOption model = new ModelOption();

    @ParentCommand
    private Hayate hayate = new Hayate();

    SimilarCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        VectorApi.require("to compare");
        NearDuplicates.Settings settings = settings();
        requireFree(output);
        requireFree(keepFirst);
        RowSource rows = source.source(terminal);
        try (StaticEmbeddingModel loaded = model.load(terminal);
                Workers workers = new Workers(threads)) {
            Optional<SeenTexts> seen = seen(loaded);
            Reading reading = new Reading(loaded, options(loaded, seen));
            TextColumns columns = new TextColumns(column, Optional.ofNullable(id));
            Optional<RowSource> seenRows = reading.seen(seen, columns);
            reading.read(rows, columns);
            report(settings, reading.vectors, new SimilarOutput(rows, seenRows, columns, texts), workers);
            if (remember) {
                SeenTexts all = seen.orElseThrow().add(reading.vectors);
                say(String.format(Locale.ROOT, "%s remembers %,d texts", against, all.rows()));
            }
        }
        return Main.DONE;
    }

    /// Refuses an existing output before the work is done, and not after.
    private void requireFree(@Nullable String name) throws FileAlreadyExistsException {
        if (name != null && !overwrite && Files.isRegularFile(terminal.resolve(name))) {
            throw new FileAlreadyExistsException(terminal.resolve(name).toString());
        }
    }

    private NearDuplicates.Settings settings() {
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        if (remember && (against == null || id == null)) {
            throw CommandException.usage("--remember needs a folder, --against, and ids that stay, --id");
        }
        if (keepFirst != null && (output != null || texts || groups)) {
            throw CommandException.usage("--keep-first writes a file of its own: leave out -o, --texts and --groups");
        }
        PairSearch search = fast ? CellSearch.DEFAULT : new ExhaustiveSearch();
        return new NearDuplicates.Settings(threshold, search, mostPairs);
    }

    /// The folder of what was seen before, if there is or is to be one.
    private Optional<SeenTexts> seen(StaticEmbeddingModel loaded) throws IOException {
        if (against == null) {
            return Optional.empty();
        }
        Path path = terminal.resolve(against);
        boolean isThere = SeenTexts.isAt(path);
        if (!isThere && remember && !Files.isRegularFile(path)) {
            int wanted = dimension == null ? Math.min(DIMENSION, loaded.dimension()) : dimension;
            return Optional.of(SeenTexts.create(path, loaded.fingerprint(), wanted));
        }
        if (!isThere && (remember || Files.isDirectory(path))) {
            throw CommandException.failure(
                    against + " remembers no texts; --remember makes a folder that does, where there is none");
        }
        return isThere ? Optional.of(SeenTexts.open(path)) : Optional.empty();
    }

    private EncodeOptions options(StaticEmbeddingModel loaded, Optional<SeenTexts> seen) throws IOException {
        int usual = seen.map(SeenTexts::dimension).orElse(Math.min(DIMENSION, loaded.dimension()));
        int wanted = dimension == null ? usual : dimension;
        if (seen.isPresent()) {
            seen.get().requireModel(loaded.fingerprint(), wanted);
        }
        return EncodeOptions.DEFAULT.truncateTo(wanted).threads(threads);
    }

    private void report(NearDuplicates.Settings settings, TextVectors vectors, SimilarOutput writer, Workers workers)
            throws IOException {
        int found;
        try (Progress progress = Progress.ofSteps(terminal, hayate.quiet(), "comparing", 0, 1000)) {
            NearDuplicates duplicates =
                    new NearDuplicates(vectors, settings, part -> progress.reach((long) (part * 1000)), workers);
            boolean byGroups = groups || keepFirst != null;
            found = byGroups ? duplicates.groups(writer::take) : duplicates.pairs(writer::take);
        }
        if (keepFirst != null) {
            try (Output file = Output.create(terminal.resolve(keepFirst), overwrite);
                    ResultWriter lines = new ResultWriter(file.stream())) {
                int kept = writer.keepFirst(vectors, lines);
                lines.flush();
                file.complete();
                say(String.format(Locale.ROOT, "%s: %,d of %,d texts", keepFirst, kept, newTexts(vectors)));
            }
        } else {
            write(writer, vectors);
            say(String.format(
                    Locale.ROOT,
                    "%s at or above %s among %,d texts: %,d",
                    groups ? "groups" : "pairs",
                    threshold,
                    newTexts(vectors),
                    found));
        }
        if (vectors.withoutTokens() > 0) {
            say(String.format(
                    Locale.ROOT, "texts without tokens, which are like no other: %,d", vectors.withoutTokens()));
        }
    }

    private static int newTexts(TextVectors vectors) {
        return vectors.rows() - vectors.seenRows();
    }

    private void write(SimilarOutput writer, TextVectors vectors) throws IOException {
        if (output == null) {
            try (ResultWriter lines = terminal.results()) {
                writer.write(vectors, lines);
            }
            return;
        }
        try (Output file = Output.create(terminal.resolve(output), overwrite);
                ResultWriter lines = new ResultWriter(file.stream())) {
            writer.write(vectors, lines);
            lines.flush();
            file.complete();
        }
    }

    private void say(String sentence) {
        if (!hayate.quiet()) {
            terminal.err().println("hayate: " + sentence);
        }
    }

    /// Texts on their way to vectors.
    private final class Reading {
        private final StaticEmbeddingModel loaded;
        private final EncodeOptions options;
        private final TextVectors vectors;

        Reading(StaticEmbeddingModel loaded, EncodeOptions options) {
            this.loaded = loaded;
            this.options = options;
            this.vectors = new TextVectors(options.dimension());
        }

        /// Reads what was seen before.
        ///
        /// @return the file that it is in, if it is one
        Optional<RowSource> seen(Optional<SeenTexts> folder, TextColumns columns) throws IOException {
            Optional<RowSource> file = Optional.empty();
            if (folder.isPresent()) {
                folder.get().addTo(vectors);
            } else if (against != null) {
                file = Optional.of(RowSource.parse(against, terminal.folder()));
                read(file.get(), columns);
            }
            vectors.allWereSeen();
            return file;
        }

        void read(RowSource rows, TextColumns columns) throws IOException {
            try (Progress progress = Progress.of(terminal, hayate.quiet(), "texts")) {
                vectors.read(rows, columns, loaded, options, progress::reach);
            }
        }
    }
}
