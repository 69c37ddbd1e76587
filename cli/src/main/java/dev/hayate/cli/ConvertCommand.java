package dev.hayate.cli;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.format.Conversion;
import dev.hayate.format.ConversionReport;
import dev.hayate.format.ModelConverter;
import dev.hayate.format.ModelLayout;
import dev.hayate.format.TableType;
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

/// A smaller or differently laid out model of a model.
@Command(
        name = "convert",
        description = "Make a smaller model of a model, or lay it out for Python.",
        footer = {
            "",
            "Examples:",
            "  hayate convert org/name -o small -d 256 --dtype i8",
            "  hayate convert org/name -o mine --keep-vocabulary-of corpus.txt --layout model2vec"
        })
final class ConvertCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "A folder or a hub id.")
    private String source = "";

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "The folder to write.")
    private String output = "";

    @Option(
            names = {"-d", "--dimension"},
            paramLabel = "DIM",
            description = "Keep the first DIM values of every row.")
    private @Nullable Integer dimension;

    @Option(names = "--dtype", paramLabel = "f32|f16|bf16|i8", description = "The type of the table.")
    private @Nullable String type;

    @Option(names = "--layout", paramLabel = "st|model2vec", description = "The layout of the folder.")
    private @Nullable String layout;

    @Option(
            names = "--keep-vocabulary-of",
            paramLabel = "FILE",
            description = "Drop every piece that the lines of this file do not use.")
    private @Nullable String corpus;

    @Option(names = "--overwrite", description = "Replace an existing folder.")
    private boolean overwrite;

    @ParentCommand
    private Hayate hayate = new Hayate();

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        Conversion conversion = conversion();
        try (StaticEmbeddingModel loaded = ModelOption.load(source, terminal, hayate.quiet())) {
            ConversionReport report = ModelConverter.convert(loaded, terminal.resolve(output), conversion);
            if (!hayate.quiet()) {
                terminal.err()
                        .println("hayate: " + output + ": " + report.rows() + " × " + report.dimension() + ", "
                                + report.type().name().toLowerCase(Locale.ROOT));
                report.notes().forEach(note -> terminal.err().println("hayate: " + note));
            }
        }
        return Main.DONE;
    }

    private Conversion conversion() throws IOException {
        Conversion conversion = Conversion.NOTHING.origin(source);
        if (dimension != null) {
            conversion = conversion.truncateTo(dimension);
        }
        if (type != null) {
            conversion = conversion.type(tableType(type));
        }
        if (layout != null) {
            conversion = conversion.layout(modelLayout(layout));
        }
        if (corpus != null) {
            conversion = conversion.keepVocabularyOf(read(corpus));
        }
        return overwrite ? conversion.overwriting() : conversion;
    }

    private static TableType tableType(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "f32" -> TableType.F32;
            case "f16" -> TableType.F16;
            case "bf16" -> TableType.BF16;
            case "i8" -> TableType.I8;
            default -> throw CommandException.usage("--dtype is f32, f16, bf16 or i8, got " + name);
        };
    }

    private static ModelLayout modelLayout(String name) {
        return switch (name) {
            case "st" -> ModelLayout.SENTENCE_TRANSFORMERS;
            case "model2vec" -> ModelLayout.MODEL2VEC;
            default -> throw CommandException.usage("--layout is st or model2vec, got " + name);
        };
    }

    private List<String> read(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (TextSource source = new TextSource(terminal, List.of(file), new TextSource.Column.TextMemberOrLine())) {
            source.forEachRemaining(texts::add);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return texts;
    }
}
