package dev.hayate.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.benchmarks.texts.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    private static final Set<Section> ALL = EnumSet.allOf(Section.class);

    @TempDir
    private Path folder;

    @Test
    void comparesNothingWithoutATokenizerAndSaysWhy() throws IOException {
        Plan plan = Plan.of(settings(Optional.empty(), List.of(), Optional.empty(), ALL));

        assertThat(plan.comparisons()).isEmpty();
        assertThat(plan.skipped()).hasSameSizeAs(Section.values());
    }

    @Test
    void leavesOutWhatNeedsAModelOrPython() throws IOException {
        Plan plan = Plan.of(settings(Optional.empty(), List.of(tokenizer("a")), Optional.empty(), ALL));

        assertThat(plan.comparisons())
                .hasOnlyElementsOfTypes(TokenizerComparison.class, EncodeComparison.class, TableComparison.class);
        assertThat(plan.skipped()).containsExactly("python: needs --model and --python", "threads: no --model");
    }

    @Test
    void comparesEverythingWithAModelAndPython() throws IOException {
        tokenizer("m");

        Plan plan = Plan.of(
                settings(Optional.of(folder.resolve("m")), List.of(tokenizer("a")), Optional.of("python3"), ALL));

        assertThat(plan.comparisons())
                .hasAtLeastOneElementOfType(PythonComparison.class)
                .hasAtLeastOneElementOfType(ThreadComparison.class);
        assertThat(plan.comparisons())
                .filteredOn(TokenizerComparison.class::isInstance)
                .extracting(Comparison::title)
                .containsExactly("Tokenizer m (BPE), one thread", "Tokenizer a (BPE), one thread");
        assertThat(plan.skipped()).containsExactly("SentencePiece: needs --sentencepiece and --python");
    }

    @Test
    void keepsToTheWantedSections() throws IOException {
        Plan plan = Plan.of(
                settings(Optional.empty(), List.of(tokenizer("a")), Optional.empty(), EnumSet.of(Section.TOKENIZERS)));

        assertThat(plan.comparisons()).hasSize(1);
        assertThat(plan.skipped()).isEmpty();
    }

    private Path tokenizer(String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("tokenizer.json");
        return Files.writeString(file, "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}}}");
    }

    private static Settings settings(
            Optional<Path> model, List<Path> tokenizers, Optional<String> python, Set<Section> sections) {
        return new Settings(
                new TextFiles(List.of()),
                model,
                tokenizers,
                Optional.empty(),
                python,
                sections,
                new Settings.Effort(3, 1_000, 0));
    }
}
