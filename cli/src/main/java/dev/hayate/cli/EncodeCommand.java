package dev.hayate.cli;

import dev.hayate.EmptyText;
import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.Overflow;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Texts to vectors.
@Command(
        name = "encode",
        description = "Turn texts into vectors: a line each, or a member of JSON lines.",
        footer = {
            "",
            "Examples:",
            "  hayate encode texts.txt -d 128 --normalize -o vectors.npy",
            "  hayate encode pages.jsonl.gz --column body --json -o vectors.jsonl",
            "  echo 東京 | hayate encode"
        })
final class EncodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "Files, - for standard input (default); .gz is read through gzip.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--column", paramLabel = "NAME", description = "Read JSON lines and take this member.")
    private @Nullable String column;

    @Mixin
    private DimensionOption dimension = new DimensionOption();

    @Option(names = "--normalize", description = "Scale every vector to length 1.")
    private boolean normalize;

    @Option(names = "--format", paramLabel = "FORMAT", description = "jsonl or npy; default by the name of the output.")
    private @Nullable String format;

    @Option(names = "--json", description = "One {\"embedding\":[…]} a line: --format jsonl.")
    private boolean json;

    @Option(names = "--precision", paramLabel = "P", description = "float32, int8, uint8, binary or ubinary.")
    private String precision = "float32";

    @Option(names = "--prompt-name", paramLabel = "NAME", description = "Put this prompt of the model before texts.")
    private @Nullable String promptName;

    @Option(names = "--max-tokens", paramLabel = "N", description = "The most tokens of a text; default no limit.")
    private @Nullable Integer maxTokens;

    @Option(names = "--overflow", paramLabel = "error|truncate", description = "What to do with longer texts.")
    private Overflow overflow = Overflow.ERROR;

    @Option(names = "--on-empty", paramLabel = "zero|error", description = "What to do with texts without tokens.")
    private String onEmpty = "zero";

    @Option(names = "--threads", paramLabel = "N", description = "Default: one per processor.")
    private int threads;

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
    private Hayate hayate = new Hayate();

    EncodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        VectorFormat vectorFormat = vectorFormat();
        EncodeOptions options = options();
        String target = output;
        try (StaticEmbeddingModel loaded = model.load(terminal)) {
            if (target == null) {
                encode(loaded, options, vectorFormat.writer(terminal.out(), precision));
            } else {
                try (Output file = Output.create(terminal.resolve(target), overwrite)) {
                    VectorWriter writer = vectorFormat.writer(file.stream(), precision);
                    encode(loaded, options, writer);
                    writer.finish(file);
                    file.complete();
                }
            }
        }
        return Main.DONE;
    }

    private void encode(StaticEmbeddingModel loaded, EncodeOptions options, VectorWriter writer) throws IOException {
        TextSource.Column texts = column == null ? new TextSource.Column.Line() : new TextSource.Column.Member(column);
        try (TextSource source = new TextSource(terminal, files, texts);
                Progress progress = Progress.of(terminal, hayate.quiet(), "texts")) {
            EncodeCounts counts = loaded.encode(source, options, batch -> {
                try {
                    writer.write(batch);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                progress.add(batch.rows());
            });
            writer.flush();
            report(counts);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void report(EncodeCounts counts) {
        if (counts.truncated() > 0) {
            terminal.err().println("hayate: " + counts.truncated() + " of " + counts.texts() + " texts truncated");
        }
        if (counts.empty() > 0 && !hayate.quiet()) {
            terminal.err()
                    .println("hayate: " + counts.empty() + " of " + counts.texts()
                            + " texts have no tokens; their vectors are zero");
        }
    }

    private VectorFormat vectorFormat() {
        String name = format;
        if (name == null) {
            name = output != null && output.endsWith(".npy") && !json ? "npy" : "jsonl";
        } else if (json && !name.equals("jsonl")) {
            throw CommandException.usage("--json and --format " + name + " contradict each other");
        }
        VectorFormat found = switch (name) {
            case "jsonl" -> VectorFormat.JSONL;
            case "npy" -> VectorFormat.NPY;
            default -> throw CommandException.usage("--format is jsonl or npy, got " + name);
        };
        if (found == VectorFormat.NPY && output == null) {
            throw CommandException.usage("--format npy needs a file: -o vectors.npy");
        }
        return found;
    }

    private EncodeOptions options() {
        EncodeOptions options = dimension.applyTo(EncodeOptions.DEFAULT.threads(threads));
        if (normalize) {
            options = options.normalized();
        }
        if (promptName != null) {
            options = options.promptName(promptName);
        }
        if (maxTokens != null) {
            options = options.maxTokens(maxTokens, overflow);
        }
        return switch (onEmpty) {
            case "zero" -> options;
            case "error" -> options.onEmpty(EmptyText.ERROR);
            default -> throw CommandException.usage("--on-empty is zero or error, got " + onEmpty);
        };
    }

    /// The formats that vectors are written in.
    private enum VectorFormat {
        JSONL,
        NPY;

        VectorWriter writer(OutputStream out, String precision) {
            return switch (this) {
                case JSONL -> new JsonlVectors(out, Precision.named(precision));
                case NPY -> new NpyVectors(out, Precision.named(precision));
            };
        }
    }
}
