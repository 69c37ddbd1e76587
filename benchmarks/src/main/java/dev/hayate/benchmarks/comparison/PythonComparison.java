package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.contest.Agreement;
import dev.hayate.benchmarks.hayate.HayateBulkEncoder;
import dev.hayate.benchmarks.peers.PeerUnavailableException;
import dev.hayate.benchmarks.peers.SentenceTransformers;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Texts to vectors with a real model: Hayate and sentence-transformers itself.
///
/// @param model a model folder
/// @param python an interpreter with sentence-transformers
/// @param threads how many threads each may use
record PythonComparison(Path model, String python, int threads) implements Comparison {
    private static final List<TextShape> SHAPES = List.of(TextShape.SHORT_SENTENCE, TextShape.PARAGRAPH);

    @Override
    public String title() {
        return "Text to vector, model %s, %d threads, against sentence-transformers"
                .formatted(model.getFileName(), threads);
    }

    @Override
    public void run(Settings settings, Report report) throws IOException {
        for (TextShape shape : SHAPES) {
            Slices slices = settings.slices(shape);
            report.paragraph(slices.describe());
            try (HayateBulkEncoder hayate = HayateBulkEncoder.load(model, threads);
                    SentenceTransformers original = SentenceTransformers.start(python, model, slices, threads)) {
                float[] ours = hayate.vectors(slices.sample());
                float[] theirs = original.vectors(slices.sample());
                int dimension = ours.length / slices.sample().texts().size();
                report.required("Hayate and " + original.name(), Agreement.ofVectors(ours, theirs, dimension));
                Races.ofTexts(settings, slices, List.of(hayate, original), report);
            } catch (PeerUnavailableException e) {
                report.skipped(e.reason());
            }
        }
    }
}
