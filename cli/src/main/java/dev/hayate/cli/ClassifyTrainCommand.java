package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowSource;
import dev.hayate.mining.ClassifierFile;
import dev.hayate.mining.ClassifierKind;
import dev.hayate.mining.ClassifierScores;
import dev.hayate.mining.LabelledVectors;
import dev.hayate.mining.TextClassifier;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.classify.ClassWeights;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// A classifier from examples.
@Command(
        name = "train",
        description = {
            "Learn labels from texts that have them, and say how well that goes: by cross-validation in five parts, or"
                    + " with the texts of --test.",
            "Results are those of scikit-learn."
        },
        footer = {
            "",
            "Examples:",
            "  hayate classify train reviews.jsonl --label stars -o stars.classifier",
            "  hayate classify train train.csv --text body --label topic --test test.csv --kind knn --k 5 -o t.classifier"
        })
final class ClassifyTrainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SourceOption source = new SourceOption();

    @Option(
            names = {"--text", "--column"},
            paramLabel = "NAME",
            description = "The column of texts. Default: ${DEFAULT-VALUE}.")
    private String text = "text";

    @Option(names = "--label", paramLabel = "NAME", description = "The column of labels. Default: ${DEFAULT-VALUE}.")
    private String label = "label";

    @Option(names = "--test", paramLabel = "FILE", description = "Texts with labels to measure the classifier with.")
    private @Nullable String test;

    @Option(
            names = "--kind",
            paramLabel = "logreg|knn",
            description = "Logistic regression (default) or nearest neighbours.")
    private String kind = "logreg";

    @Option(names = "--c", paramLabel = "C", description = "logreg: how much examples count. Default: 1.")
    private @Nullable Double c;

    @Option(names = "--balanced", description = "logreg: let each label count the same, however rare it is.")
    private boolean balanced;

    @Option(names = "--k", paramLabel = "K", description = "knn: how many neighbours vote. Default: 5.")
    private @Nullable Integer k;

    @Mixin
    private DimensionOption dimension = new DimensionOption();

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Write the scores as JSON to standard output.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT",
            description = "The classifier to write, such as topics.classifier.")
    private String output = "";

    @Option(names = "--overwrite", description = "Replace an existing output.")
    private boolean overwrite;

    @Mixin
    private ModelOption model = new ModelOption();

    @ParentCommand
    private ClassifyCommand classify = new ClassifyCommand();

    ClassifyTrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        VectorApi.require("to learn labels");
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        ClassifierKind wanted = kind();
        RowSource rows = source.source(terminal);
        try (StaticEmbeddingModel loaded = model.load(terminal);
                Workers workers = new Workers(threads);
                Output file = Output.create(terminal.resolve(output), overwrite)) {
            EncodeOptions options = options(loaded);
            LabelledVectors examples = read(rows, source.name(), loaded, options);
            TextClassifier classifier = TextClassifier.train(examples, wanted, loaded.fingerprint(), workers);
            Optional<ClassifierScores> scores = classifier.scores();
            if (test != null) {
                RowSource others = RowSource.parse(test, terminal.folder());
                scores = Optional.of(classifier.scores(read(others, test, loaded, options), workers));
            }
            ClassifierFile.write(classifier, file.stream());
            file.complete();
            report(classifier, examples, scores);
        }
        return Main.DONE;
    }

    private ClassifierKind kind() {
        return switch (kind) {
            case "logreg" -> {
                if (k != null) {
                    throw CommandException.usage("--k is for --kind knn, not for logreg");
                }
                yield new ClassifierKind.Regression(
                        c == null ? 1 : c, balanced ? ClassWeights.BALANCED : ClassWeights.EQUAL);
            }
            case "knn" -> {
                if (c != null || balanced) {
                    throw CommandException.usage("--c and --balanced are for --kind logreg, not for knn");
                }
                yield new ClassifierKind.Neighbours(k == null ? 5 : k);
            }
            default -> throw CommandException.usage("--kind is logreg or knn, got " + kind);
        };
    }

    private EncodeOptions options(StaticEmbeddingModel loaded) {
        EncodeOptions options = dimension.applyTo(EncodeOptions.DEFAULT.threads(threads));
        return options.dimension() == 0 ? options.truncateTo(loaded.dimension()) : options;
    }

    private LabelledVectors read(RowSource rows, String name, StaticEmbeddingModel loaded, EncodeOptions options)
            throws IOException {
        try (Progress progress = Progress.of(terminal, classify.quiet(), "texts")) {
            LabelledVectors read = LabelledVectors.read(rows, text, label, loaded, options, progress::reach);
            if (read.withoutTokens() > 0) {
                say(String.format(
                        Locale.ROOT,
                        "%s: texts without tokens, whose vectors are zero: %,d of %,d",
                        name,
                        read.withoutTokens(),
                        read.size()));
            }
            return read;
        }
    }

    private void report(TextClassifier classifier, LabelledVectors examples, Optional<ClassifierScores> scores)
            throws IOException {
        classifier.warning().ifPresent(this::say);
        say(String.format(
                Locale.ROOT,
                "%s: %,d texts, %d labels",
                output,
                examples.size(),
                examples.names().size()));
        String how = test == null ? "cross-validation in five parts" : test;
        if (scores.isEmpty()) {
            say("not measured, as there are too few examples to hold some out; --test names others");
        } else if (json) {
            try (ResultWriter out = terminal.results()) {
                StringBuilder line = new StringBuilder("{\"measuredWith\":");
                JsonText.appendString(line, how);
                line.append(",\"texts\":").append(scores.get().texts());
                line.append(",\"accuracy\":").append(scores.get().accuracy());
                out.line(line.append(",\"macroF1\":")
                        .append(scores.get().macroF1())
                        .append('}'));
            }
        } else {
            try (ResultWriter out = terminal.results()) {
                out.line(String.format(
                        Locale.ROOT,
                        "accuracy %.4f, macro F1 %.4f (%s, %,d texts)",
                        scores.get().accuracy(),
                        scores.get().macroF1(),
                        how,
                        scores.get().texts()));
            }
        }
    }

    private void say(String sentence) {
        if (!classify.quiet()) {
            terminal.err().println("hayate: " + sentence);
        }
    }
}
