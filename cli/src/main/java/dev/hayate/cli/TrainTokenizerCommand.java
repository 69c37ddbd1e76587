package dev.hayate.cli;

import dev.hayate.training.tokenizer.TrainedTokenizer;
import dev.hayate.training.tokenizer.TrainingReport;
import dev.hayate.training.tokenizer.TrainingRound;
import dev.hayate.training.tokenizer.UnigramListener;
import dev.hayate.training.tokenizer.UnigramSettings;
import dev.hayate.training.tokenizer.UnigramTrainer;
import dev.hayate.training.tokenizer.WordBoundaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A tokenizer from texts.
@Command(
        name = "train-tokenizer",
        description = {
            "Learn a Unigram tokenizer from texts, as spm_train of SentencePiece does, and write its tokenizer.json.",
            "Lines may be of any length; none is dropped."
        },
        footer = {
            "",
            "Examples:",
            "  hayate train-tokenizer corpus.txt -o tokenizer.json",
            "  hayate train-tokenizer pages.jsonl.gz --column text --boundaries unidic -o tokenizer.json"
        })
final class TrainTokenizerCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Files, - for standard input (default); .gz is read through gzip.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--column", paramLabel = "NAME", description = "Read JSON lines and take this member.")
    private @Nullable String column;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The tokenizer.json to write.")
    private String output = "";

    @Option(names = "--overwrite", description = "Replace an existing output.")
    private boolean overwrite;

    @Option(
            names = "--vocabulary",
            paramLabel = "N",
            description = "The number of ids, special tokens included. Default: ${DEFAULT-VALUE}.")
    private int vocabulary = UnigramSettings.DEFAULT.vocabulary();

    @Option(
            names = "--coverage",
            paramLabel = "PART",
            description = "Which part of all characters must be pieces by themselves. Default: ${DEFAULT-VALUE}.")
    private double coverage = UnigramSettings.DEFAULT.characterCoverage();

    @Option(
            names = "--boundaries",
            paramLabel = "none|unidic|unidic-phrases",
            description = "Words that no piece is learned across: those between spaces, those of UniDic, or phrases"
                    + " of these. Default: none.")
    private String boundaries = "none";

    @Option(names = "--byte-fallback", description = "Write unknown characters as their UTF-8 bytes; takes 256 ids.")
    private boolean byteFallback;

    @Option(
            names = "--sample",
            paramLabel = "N",
            description = "Learn from N texts drawn at random. Default: from all.")
    private int sample;

    @Option(names = "--seed", paramLabel = "N", description = "Of the draw. Default: ${DEFAULT-VALUE}.")
    private long seed = UnigramSettings.DEFAULT.seed();

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads;

    @ParentCommand
    private Hayate hayate = new Hayate();

    TrainTokenizerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        UnigramSettings settings = settings();
        try (Output file = Output.create(terminal.resolve(output), overwrite)) {
            TrainedTokenizer trained = train(settings);
            file.stream().write(trained.json());
            file.complete();
            report(trained.report());
        }
        return Main.DONE;
    }

    private UnigramSettings settings() {
        UnigramSettings settings = UnigramSettings.DEFAULT
                .vocabulary(vocabulary)
                .characterCoverage(coverage)
                .boundaries(wordBoundaries())
                .sampled(sample, seed)
                .threads(threads);
        return byteFallback ? settings.withByteFallback() : settings;
    }

    private TrainedTokenizer train(UnigramSettings settings) throws IOException {
        TextSource.Column texts = column == null ? new TextSource.Column.Line() : new TextSource.Column.Member(column);
        try (TextSource source = new TextSource(terminal, files, texts);
                Progress progress = Progress.of(terminal, hayate.quiet(), "texts")) {
            return UnigramTrainer.train(source, settings, new TrainingProgress(progress));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void report(TrainingReport report) {
        if (!hayate.quiet()) {
            say(String.format(
                    Locale.ROOT,
                    "%s: %,d ids, %,d of them required characters",
                    output,
                    vocabulary,
                    report.requiredCharacters()));
            say(String.format(
                    Locale.ROOT,
                    "%,d of %,d texts, %,d characters, %.3f bits a character",
                    report.usedTexts(),
                    report.texts(),
                    report.characters(),
                    report.bitsPerCharacter()));
        }
    }

    private void say(String sentence) {
        terminal.err().println("hayate: " + sentence);
    }

    /// Shows how many texts have been read, then how few pieces are left.
    private final class TrainingProgress implements UnigramListener {
        private final Progress progress;

        TrainingProgress(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void read(long texts) {
            progress.reach(texts);
        }

        @Override
        public void seeded(int pieces) {
            progress.close();
            show(String.format(Locale.ROOT, "%,d pieces to start from", pieces));
        }

        @Override
        public void finished(TrainingRound round) {
            show(String.format(
                    Locale.ROOT, "%,d pieces, %.3f bits a character", round.pieces(), round.bitsPerCharacter()));
        }

        private void show(String sentence) {
            if (terminal.interactive() && !hayate.quiet()) {
                say(sentence);
            }
        }
    }

    private WordBoundaries wordBoundaries() {
        return switch (boundaries) {
            case "none" -> WordBoundaries.NONE;
            case "unidic" -> WordBoundaries.UNIDIC;
            case "unidic-phrases" -> WordBoundaries.UNIDIC_PHRASES;
            default ->
                throw CommandException.usage("--boundaries is none, unidic or unidic-phrases, got " + boundaries);
        };
    }
}
