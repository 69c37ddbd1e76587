package dev.hayate.cli;

import dev.hayate.bulk.ExistingOutput;
import dev.hayate.bulk.VectorFormat;
import dev.hayate.bulk.format.JsonlFormat;
import dev.hayate.bulk.format.NpyFormat;
import dev.hayate.bulk.format.ParquetFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Where vectors go, and in which form.
final class OutputOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "jsonl, npy or parquet, by default as the name of the output says, and parquet in a folder;"
                            + " pgvector or opensearch, into a folder of files to load there; none to measure the speed and write nothing.")
    private @Nullable String format;

    @Option(names = "--json", description = "One {\"embedding\":[…]} a line: --format jsonl.")
    private boolean json;

    @Option(names = "--precision", paramLabel = "P", description = "float32, int8, uint8, binary or ubinary.")
    private String precision = "float32";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "Write a file instead of standard output, or with a / at the end a folder of shards.")
    private @Nullable String output;

    @Option(names = "--overwrite", description = "Replace an existing output.")
    private boolean overwrite;

    @Option(
            names = "--shard-rows",
            paramLabel = "N",
            description = "Vectors a shard; by default as many as have 128 MB.")
    private @Nullable Long shardRows;

    @Option(names = "--resume", description = "Go on after the last complete shard in the folder, if there is one.")
    private boolean resume;

    @Mixin
    private DestinationOptions destinations = new DestinationOptions();

    /// The forms that vectors are written in.
    enum Form {
        JSONL,
        NPY,
        PARQUET,
        PGVECTOR,
        OPENSEARCH,
        DATABASE,
        NONE;

        /// @throws IllegalStateException for what is no file of vectors alone
        VectorFormat format() {
            return switch (this) {
                case JSONL -> new JsonlFormat();
                case NPY -> new NpyFormat();
                case PARQUET -> new ParquetFormat();
                case PGVECTOR, OPENSEARCH, DATABASE, NONE ->
                    throw new IllegalStateException(this + " is no such format");
            };
        }

        boolean needsFolder() {
            return this == PGVECTOR || this == OPENSEARCH || this == DATABASE;
        }
    }

    /// The form, once it is sure that it goes with the other options.
    Form form() {
        Form form = named();
        destinations.requireFit(form);
        if (resume && overwrite) {
            throw CommandException.usage("--resume goes on, --overwrite begins anew; choose one");
        }
        if (output == null && (resume || shardRows != null)) {
            throw CommandException.usage((resume ? "--resume" : "--shard-rows") + " needs a folder: -o DIR/");
        }
        if (output == null && form.needsFolder()) {
            throw CommandException.usage(
                    form == Form.DATABASE
                            ? "--to needs a folder that keeps how far it has got: -o DIR/"
                            : "--format " + format + " needs a folder: -o DIR/");
        }
        if (output == null && (form == Form.NPY || form == Form.PARQUET)) {
            String name = form.format().name();
            throw CommandException.usage("--format " + name + " needs a file: -o vectors." + name);
        }
        if (output != null && form == Form.NONE) {
            throw CommandException.usage("--format none writes nothing; leave out -o " + output);
        }
        return form;
    }

    private Form named() {
        if (destinations.isDatabase()) {
            if (format != null || json) {
                throw CommandException.usage("--to loads a database; leave out --format and --json");
            }
            return Form.DATABASE;
        }
        String name = format == null ? byOutput() : format;
        if (json && !name.equals("jsonl")) {
            throw CommandException.usage("--json and --format " + name + " contradict each other");
        }
        return switch (name) {
            case "jsonl" -> Form.JSONL;
            case "npy" -> Form.NPY;
            case "parquet" -> Form.PARQUET;
            case "pgvector" -> Form.PGVECTOR;
            case "opensearch" -> Form.OPENSEARCH;
            case "none" -> Form.NONE;
            default ->
                throw CommandException.usage(
                        "--format is jsonl, npy, parquet, pgvector, opensearch or none, got " + name);
        };
    }

    private String byOutput() {
        if (output == null || json) {
            return "jsonl";
        }
        return output.endsWith(".npy") ? "npy" : output.endsWith(".parquet") || isNamedFolder() ? "parquet" : "jsonl";
    }

    /// The name of the output; `null` for the standard output.
    @Nullable
    String output() {
        return output;
    }

    boolean isFolder() {
        return isNamedFolder() || (output != null && named().needsFolder());
    }

    private boolean isNamedFolder() {
        return output != null && (output.endsWith("/") || resume || shardRows != null);
    }

    boolean overwrite() {
        return overwrite;
    }

    DestinationOptions destinations() {
        return destinations;
    }

    ExistingOutput existing() {
        return resume ? ExistingOutput.RESUME : overwrite ? ExistingOutput.OVERWRITE : ExistingOutput.REFUSE;
    }

    OptionalLong shardRows() {
        return shardRows == null ? OptionalLong.empty() : OptionalLong.of(shardRows);
    }

    Precision precision() {
        return Precision.named(precision);
    }

    /// Shards and columns have no smaller numbers.
    void requireFloats() {
        if (precision().quantization().isPresent()) {
            throw CommandException.usage("--precision " + precision
                    + " is for one npy or jsonl of vectors alone; tables and shards hold float32");
        }
    }
}
