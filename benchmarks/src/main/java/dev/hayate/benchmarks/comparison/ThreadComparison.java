package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.hayate.HayateArrayEncoder;
import dev.hayate.benchmarks.report.Report;
import dev.hayate.benchmarks.texts.Slices;
import dev.hayate.benchmarks.texts.TextShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What more threads bring to Hayate.
///
/// @param model a model folder
/// @param threads how many threads are compared with one
record ThreadComparison(Path model, int threads) implements Comparison {
    private static final List<TextShape> SHAPES = List.of(TextShape.SENTENCE, TextShape.PASSAGE);

    @Override
    public String title() {
        return "Text to vector, model %s, %d threads against one".formatted(model.getFileName(), threads);
    }

    @Override
    public void run(Settings settings, Report report) throws IOException {
        for (TextShape shape : SHAPES) {
            Slices slices = settings.slices(shape);
            report.paragraph(slices.describe());
            try (HayateArrayEncoder many = HayateArrayEncoder.load(model, threads);
                    HayateArrayEncoder one = HayateArrayEncoder.load(model, 1)) {
                Races.ofTexts(settings, slices, List.of(many, one), report);
            }
        }
    }
}
