package dev.hayate.cli;

import dev.hayate.EncodeCounts;
import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// Texts to vectors.
@Command(
        name = "encode",
        description = {
            "Turn texts into vectors: a line each, or a column of JSON lines, CSV, Parquet or a query.",
            "Into a folder they go shard by shard; --resume goes on after whatever has interrupted that."
        },
        footer = {
            "",
            "Examples:",
            "  hayate encode texts.txt -d 128 --normalize -o vectors.npy",
            "  hayate encode pages.jsonl.gz --column body --json -o vectors.jsonl",
            "  hayate encode corpus/*.parquet --column body --keep id,title -d 128 -o vectors/ --resume",
            "  hayate encode --sql \"select id, text from 'corpus.parquet' where lang = 'ja'\" --keep id -o v.parquet",
            "  hayate encode pages.jsonl --keep id --id id -o load/ --to jdbc:postgresql://db/web --table pages",
            "  hayate encode pages.jsonl --keep id,text --id id -o bulk/ --format opensearch --index pages",
            "  echo 東京 | hayate encode"
        })
final class EncodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private EncodingOptions encoding = new EncodingOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ModelOption model = new ModelOption();

    @ParentCommand
    private Hayate hayate = new Hayate();

    EncodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Form form = output.form();
        EncodeOptions options = encoding.options();
        return switch (form) {
            case JSONL, NPY -> input.keepsColumns() || output.isFolder() ? bulk(form, options) : stream(form, options);
            case PARQUET, PGVECTOR, OPENSEARCH, DATABASE, NONE -> bulk(form, options);
        };
    }

    private int bulk(OutputOptions.Form form, EncodeOptions options) throws IOException {
        output.requireFloats();
        BulkRun run = new BulkRun(terminal, hayate.quiet(), options, input.table(terminal));
        try (StaticEmbeddingModel loaded = model.load(terminal)) {
            return run.run(loaded, form, output);
        }
    }

    private int stream(OutputOptions.Form form, EncodeOptions options) throws IOException {
        String target = output.output();
        try (StaticEmbeddingModel loaded = model.load(terminal)) {
            if (target == null) {
                encode(loaded, options, writer(form, terminal.out()));
            } else {
                try (Output file = Output.create(terminal.resolve(target), output.overwrite())) {
                    VectorWriter writer = writer(form, file.stream());
                    encode(loaded, options, writer);
                    writer.finish(file);
                    file.complete();
                }
            }
        }
        return Main.DONE;
    }

    private VectorWriter writer(OutputOptions.Form form, OutputStream out) {
        return switch (form) {
            case JSONL -> new JsonlVectors(out, output.precision());
            case NPY -> new NpyVectors(out, output.precision());
            case PARQUET, PGVECTOR, OPENSEARCH, DATABASE, NONE ->
                throw new IllegalStateException(form + " is not written as a stream");
        };
    }

    private void encode(StaticEmbeddingModel loaded, EncodeOptions options, VectorWriter writer) throws IOException {
        try (Texts texts = input.texts(terminal);
                Progress progress = Progress.of(terminal, hayate.quiet(), "texts")) {
            EncodeCounts counts = loaded.encode(texts, options, batch -> {
                try {
                    writer.write(batch);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                progress.add(batch.rows());
            });
            writer.flush();
            new CountsReport(terminal, hayate.quiet()).tell(counts.texts(), counts.truncated(), counts.empty());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
