package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.contest.Agreement;
import dev.hayate.benchmarks.files.TemporaryFolder;
import dev.hayate.benchmarks.hayate.HayateEncoder;
import dev.hayate.benchmarks.peers.DjlEncoder;
import dev.hayate.benchmarks.peers.PeerUnavailableException;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.tables.ModelFolder;
import dev.hayate.benchmarks.tables.RandomTable;
import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.util.List;

/// Texts to vectors on one thread, over a random table: Hayate, and DJL's tokenizers with libtorch.
///
/// @param tokenizer the tokenizer that both use
/// @param dimension of the table
record EncodeComparison(TokenizerFile tokenizer, int dimension) implements Comparison {
    private static final List<TextShape> SHAPES = List.of(TextShape.SENTENCE, TextShape.PASSAGE);

    @Override
    public String title() {
        return "Text to vector, %,d × %,d float32 (random rows, tokenizer %s), one thread"
                .formatted(tokenizer.rows(), dimension, tokenizer.name());
    }

    @Override
    public void run(Settings settings, Report report) throws IOException {
        RandomTable table = RandomTable.of(tokenizer.rows(), dimension);
        try (TemporaryFolder folder = TemporaryFolder.create("model")) {
            ModelFolder.write(folder.path(), tokenizer.path(), table);
            for (TextShape shape : SHAPES) {
                Slices slices = settings.slices(shape);
                report.paragraph(slices.describe());
                try (HayateEncoder hayate = HayateEncoder.load(folder.path())) {
                    compare(hayate, table, slices, settings, report);
                }
            }
        }
    }

    private void compare(HayateEncoder hayate, RandomTable table, Slices slices, Settings settings, Report report)
            throws IOException {
        try (DjlEncoder djl = DjlEncoder.of(tokenizer.path(), table, slices.warmUp())) {
            float[] ours = hayate.vectors(slices.sample());
            float[] theirs = djl.vectors(slices.sample());
            report.required("Hayate and " + djl.name(), Agreement.ofVectors(ours, theirs, dimension));
            Races.ofTexts(settings, slices, List.of(hayate, djl), report);
        } catch (PeerUnavailableException e) {
            report.skipped(e.reason());
            Races.ofTexts(settings, slices, List.of(hayate), report);
        }
    }
}
