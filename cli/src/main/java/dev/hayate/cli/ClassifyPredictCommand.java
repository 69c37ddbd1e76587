package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowSource;
import dev.hayate.mining.ClassifierFile;
import dev.hayate.mining.PredictedTexts;
import dev.hayate.mining.TextClassifier;
import dev.hayate.mining.TextColumns;
import dev.hayate.numerics.Workers;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Labels for texts.
@Command(
        name = "predict",
        description = {
            "Give texts the labels that a classifier has learned.",
            "Writes a JSON line a text: its id, its label, and the probability of every label."
        },
        footer = {
            "",
            "Examples:",
            "  hayate classify predict new.jsonl --id id --classifier stars.classifier -o predicted.jsonl"
        })
final class ClassifyPredictCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private SourceOption source = new SourceOption();

    @Option(
            names = {"-c", "--classifier"},
            required = true,
            paramLabel = "FILE",
            description = "What classify train has written.")
    private String classifier = "";

    @Option(
            names = {"--text", "--column"},
            paramLabel = "NAME",
            description = "The column of texts. Default: ${DEFAULT-VALUE}.")
    private String text = "text";

    @Option(names = "--id", paramLabel = "NAME", description = "The column of ids. Default: the numbers of rows.")
    private @Nullable String id;

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write a file instead of standard output.")
    private @Nullable String output;

    @Option(names = "--overwrite", description = "Replace an existing output.")
    private boolean overwrite;

    @Mixin
    private ModelOption model = new ModelOption();

    @ParentCommand
    private ClassifyCommand classify = new ClassifyCommand();

    ClassifyPredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        VectorApi.require("to predict labels");
        if (threads < 1) {
            throw CommandException.usage("--threads is at least 1, got " + threads);
        }
        RowSource rows = source.source(terminal);
        try (StaticEmbeddingModel loaded = model.load(terminal);
                Workers workers = new Workers(threads)) {
            TextClassifier learned = ClassifierFile.read(terminal.resolve(classifier), workers);
            requireModel(learned, loaded.fingerprint());
            PredictedTexts texts = new PredictedTexts(loaded, learned, workers);
            if (output == null) {
                try (ResultWriter lines = terminal.results()) {
                    write(texts, rows, learned.labels(), lines);
                }
            } else {
                try (Output file = Output.create(terminal.resolve(output), overwrite);
                        ResultWriter lines = new ResultWriter(file.stream())) {
                    write(texts, rows, learned.labels(), lines);
                    lines.flush();
                    file.complete();
                }
            }
        }
        return Main.DONE;
    }

    private void requireModel(TextClassifier learned, String fingerprint) {
        if (!learned.fingerprint().equals(fingerprint)) {
            throw CommandException.failure(classifier + " has learned from vectors of another model, "
                    + learned.fingerprint() + ", than " + fingerprint + ": name that model with -m");
        }
    }

    private void write(PredictedTexts texts, RowSource rows, List<String> labels, ResultWriter lines)
            throws IOException {
        TextColumns columns = new TextColumns(text, Optional.ofNullable(id));
        EncodeOptions options = EncodeOptions.DEFAULT.threads(threads);
        try (Progress progress = Progress.of(terminal, classify.quiet(), "texts")) {
            long empty = texts.forEach(rows, columns, options, (name, prediction) -> {
                StringBuilder line = new StringBuilder("{\"id\":");
                JsonText.appendString(line, name).append(",\"label\":");
                JsonText.appendString(line, prediction.label()).append(",\"probabilities\":{");
                for (int i = 0; i < labels.size(); i++) {
                    JsonText.appendString(line.append(i == 0 ? "" : ","), labels.get(i));
                    line.append(':').append((float) prediction.probabilities()[i]);
                }
                lines.line(line.append("}}"));
                progress.add(1);
            });
            if (empty > 0 && !classify.quiet()) {
                terminal.err()
                        .println(String.format(
                                Locale.ROOT,
                                "hayate: texts without tokens, which got the label of the zero vector: %,d",
                                empty));
            }
        }
    }
}
