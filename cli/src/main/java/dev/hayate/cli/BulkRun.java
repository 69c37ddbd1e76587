package dev.hayate.cli;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.bulk.BulkEncoding;
import dev.hayate.bulk.BulkListener;
import dev.hayate.bulk.BulkOutcome;
import dev.hayate.bulk.BulkSource;
import dev.hayate.bulk.Counts;
import dev.hayate.bulk.OutputSize;
import dev.hayate.bulk.VectorSchema;
import dev.hayate.bulk.VectorSink;
import dev.hayate.bulk.format.DroppedVectors;
import dev.hayate.bulk.format.JsonlFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Encodes a table, with a bar, and so that Ctrl-C leaves nothing half done.
final class BulkRun {
    private static final int SECONDS_TO_END = 20;

    private final Terminal terminal;
    private final boolean quiet;
    private final EncodeOptions options;
    private final BulkSource source;

    BulkRun(Terminal terminal, boolean quiet, EncodeOptions options, BulkSource source) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.options = options;
        this.source = source;
    }

    int run(StaticEmbeddingModel model, OutputOptions.Form form, OutputOptions output) throws IOException {
        long begin = System.nanoTime();
        BulkOutcome outcome;
        try (Bar bar = new Bar()) {
            BulkEncoding encoding = new BulkEncoding(model, options, source, bar);
            outcome = stopping(encoding, () -> encode(encoding, model, form, output));
        }
        return tell(outcome, output, (System.nanoTime() - begin) * 1e-9);
    }

    private BulkOutcome encode(
            BulkEncoding encoding, StaticEmbeddingModel model, OutputOptions.Form form, OutputOptions output)
            throws IOException {
        String target = output.output();
        int dimension = options.dimension() == 0 ? model.dimension() : options.dimension();
        if (target != null && output.isFolder()) {
            Path folder = terminal.resolve(target);
            long shardRows = output.shardRows().orElse(BulkEncoding.shardRows(dimension));
            return encoding.into(
                    folder,
                    output.destinations().destination(form, folder, model, options, source),
                    shardRows,
                    output.existing());
        }
        try (VectorSink sink = sink(form, target, output, new VectorSchema(source.text(), source.kept(), dimension))) {
            return encoding.into(sink);
        }
    }

    private VectorSink sink(OutputOptions.Form form, @Nullable String target, OutputOptions output, VectorSchema schema)
            throws IOException {
        if (form == OutputOptions.Form.NONE) {
            return new DroppedVectors();
        }
        if (target == null) {
            return JsonlFormat.streamed(terminal.out(), schema);
        }
        Path file = terminal.resolve(target);
        Output.requireFree(file, output.overwrite());
        return form.format().open(file, schema);
    }

    /// When the process is asked to end, it waits until what is complete is noted down and what is not is gone.
    /// That can be long where rows are passed over, and is not needed: a dead run can be gone on with, too.
    private static BulkOutcome stopping(BulkEncoding encoding, Encode work) throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        Thread stopper = new Thread(() -> {
            encoding.stop();
            try {
                boolean ignored = done.await(SECONDS_TO_END, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            return work.run();
        } finally {
            done.countDown();
            removeHook(stopper);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already
        }
    }

    @FunctionalInterface
    private interface Encode {
        BulkOutcome run() throws IOException;
    }

    private int tell(BulkOutcome outcome, OutputOptions output, double seconds) {
        return switch (outcome) {
            case BulkOutcome.Finished(Counts counts, OutputSize size) -> {
                new CountsReport(terminal, quiet).tell(counts.texts(), counts.truncated(), counts.empty());
                say(done(counts, size, output, seconds));
                yield Main.DONE;
            }
            case BulkOutcome.Unchanged(OutputSize size) -> {
                say(output.output() + ": all " + number(size.rows())
                        + " vectors were there before, and are left as they are");
                yield Main.DONE;
            }
            case BulkOutcome.Stopped(OutputSize size) -> {
                terminal.err()
                        .println("hayate: stopped"
                                + (output.isFolder()
                                        ? " after " + number(size.rows()) + " vectors; --resume goes on"
                                        : ""));
                yield Main.FAILED;
            }
        };
    }

    private static String done(Counts counts, OutputSize size, OutputOptions output, double seconds) {
        String rate = String.format(
                Locale.ROOT,
                "%,d texts, %,d tokens in %.1f s, %,.0f texts/s",
                counts.texts(),
                counts.tokens(),
                seconds,
                counts.texts() / seconds);
        if (output.output() == null) {
            return rate;
        }
        String shards = size.shards() == 1 ? "" : number(size.shards()) + " shards, ";
        return rate + "; " + output.output() + ": " + shards + number(size.rows()) + " vectors"
                + (size.bytes() == 0 ? "" : String.format(Locale.ROOT, ", %,.0f MB", size.bytes() / 1e6));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void say(String words) {
        if (!quiet) {
            terminal.err().println("hayate: " + words);
        }
    }

    /// Shows how far the run has got.
    private final class Bar implements BulkListener, AutoCloseable {
        private Progress progress = Progress.NONE;

        @Override
        public void begins(long done, OptionalLong rows) {
            if (done > 0) {
                say("going on after " + number(done) + " vectors");
            }
            progress = Progress.ofSteps(terminal, quiet, "encoding", done, rows.orElse(-1));
        }

        @Override
        public void encoded(int rows) {
            progress.add(rows);
        }

        @Override
        public void close() {
            progress.close();
        }
    }
}
