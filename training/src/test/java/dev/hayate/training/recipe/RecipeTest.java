package dev.hayate.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hayate.data.RowSelection;
import dev.hayate.training.batch.Sampling;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.table.LearningRate;
import dev.hayate.training.tokenizer.WordBoundaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
    private static final String LEAST = """
            tokenizer:
              file: tokenizer.json
            data:
              - name: pairs
                source: pairs.jsonl.gz
            batch:
              rows: 16
            optimizer:
              rate: 0.2
            """;

    @TempDir
    Path folder;

    @Test
    void whatIsNotSaidIsAsInSentenceTransformers() throws IOException {
        Recipe recipe = read(LEAST);
        assertThat(recipe.name()).isEqualTo("recipe");
        assertThat(recipe.dimension()).isEqualTo(1024);
        assertThat(recipe.tokenizer()).isEqualTo(new TokenizerChoice.Ready(folder.resolve("tokenizer.json")));
        assertThat(recipe.initial()).isEqualTo(new Recipe.InitialTable.Random(1));
        assertThat(recipe.loss()).isEqualTo(ContrastiveLoss.overDimensions(1024));
        assertThat(recipe.sampling())
                .isEqualTo(new Sampling(
                        16, Sampling.Texts.NO_DUPLICATES, Sampling.Turns.PROPORTIONAL, Sampling.ShortBatches.KEEP));
        assertThat(recipe.optimizer().schedule()).isEqualTo(LearningRate.Schedule.LINEAR);
        assertThat(recipe.optimizer().greatestNorm()).isEqualTo(1);
        assertThat(recipe.evaluation()).isEqualTo(Recipe.Evaluation.NONE);
        DataSet set = recipe.data().getFirst();
        assertThat(set.columns()).isEmpty();
        assertThat(set.rows()).isEqualTo(Integer.MAX_VALUE);
        assertThat(set.repeat()).isEqualTo(1);
    }

    @Test
    void readsEveryKey() throws IOException {
        Recipe recipe = read("""
                name: all
                seed: 7
                tokenizer:
                  train:
                    vocabulary: 32768
                    coverage: 0.99
                    boundaries: unidic
                    byte-fallback: yes
                    texts:
                      - {source: raw/*.txt, columns: [text], rows: 1000}
                dimension: 64
                initial: {deviation: 0.1}
                data:
                  - name: pairs
                    source: hf://datasets/org/name/subset
                    columns: [question, answer, wrong]
                    filter: {least-characters: 2, most-characters: 500, score: score, least-score: 0.7}
                    rows: 2_000
                    repeat: 3
                    scale: 30
                    licence: CC0
                    home: nowhere
                loss: {scale: 15, directions: both, dimensions: [16, 64], weights: [1, 0.5]}
                batch: {rows: 32, texts: any, turns: round-robin, short: drop, accumulate: 4, drop-tokens: 0.1}
                optimizer:
                  {rate: 0.1, schedule: cosine, warm-up: 0.1, beta1: 0.8, beta2: 0.99, epsilon: 1e-10, weight-decay: 0.01, clip: 2}
                epochs: 3
                evaluation:
                  every: 50
                  sets:
                    - {name: sts, sts: sts.jsonl}
                    - {name: search, corpus: corpus.jsonl, queries: queries.jsonl}
                    - {name: translation, bitext: bitext.jsonl}
                  best: search@16
                  patience: 5
                checkpoint-every: 20
                card: {licence: cc-by-4.0, languages: [ja, en]}
                """);
        assertThat(recipe.tokenizer())
                .isEqualTo(new TokenizerChoice.Trained(
                        32_768,
                        0.99,
                        WordBoundaries.UNIDIC,
                        true,
                        List.of(new TokenizerChoice.Corpus(
                                new Origin.Named("raw/*.txt", folder), List.of("text"), Optional.of(1000)))));
        assertThat(recipe.data().getFirst().filter().score()).contains(new RowSelection.LeastScore("score", 0.7));
        assertThat(recipe.data().getFirst().rows()).isEqualTo(2000);
        assertThat(recipe.data().getFirst().scale()).contains(30.0);
        assertThat(recipe.loss().prefixes())
                .containsExactly(new ContrastiveLoss.Prefix(16, 1), new ContrastiveLoss.Prefix(64, 0.5));
        assertThat(recipe.accumulate()).isEqualTo(4);
        assertThat(recipe.evaluation().best()).contains(new Recipe.Best("search", 16));
        assertThat(recipe.card().languages()).containsExactly("ja", "en");
        assertThat(recipe.settings())
                .containsEntry("initial table", "normal, standard deviation 0.1")
                .containsEntry("loss", "InfoNCE over prefixes 16, 64 (weight 0.5); scale 15.0, both")
                .containsEntry("batch", "32 rows, any, round robin, 0.1 of the tokens left out, 4 batches a step");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: 0.2|lernrate: 0.2|9|unknown key \"lernrate\"; known here are beta1, beta2, clip, epsilon, rate",
                "rate: 0.2|rate: fast|9|\"rate\" is a number above 0, not fast",
                "rows: 16|rows: 1|7|\"rows\" is a whole number from 2 on, not 1",
                "rows: 16|rows: 16.5|7|\"rows\" is a whole number from 2 on, not 16.5",
                "rows: 16|turns: never|7|\"turns\" is one of proportional, round-robin, not never",
                "source: pairs.jsonl.gz|rows: 3|4|rows come either from a \"source\" or from a \"query\"",
                "source: pairs.jsonl.gz|name: again|5|\"name\" is there twice",
                "file: tokenizer.json|file: [a]|2|\"file\" is a single value",
                "file: tokenizer.json|train: 3|2|expected keys with values",
                "rate: 0.2|rate: [0.2|10|not YAML",
            })
    void everyMistakeHasItsLine(String from, String to, int line, String reason) {
        assertThatThrownBy(() -> read(LEAST.replace(from, to)))
                .isInstanceOf(RecipeException.class)
                .hasMessageStartingWith(folder.resolve("recipe.yaml") + ":" + line + ": ")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loss: {dimensions: [2048]}|2048 is more than the vectors have, 1024",
                "loss: {dimensions: [8, 8]}|stand once, but there is 8 twice",
                "loss: {dimensions: [8], weights: [1, 2]}|1 dimensions need as many weights, not 2",
                "evaluation: {best: sts}|no evaluation set is named \"sts\"",
                "evaluation: {patience: 3}|\"patience\" needs \"best\"",
                "evaluation: {sets: [{name: a}]}|an evaluation set has \"sts\", \"bitext\", or",
            })
    void impossibleCombinationsAreRefused(String addition, String reason) {
        assertThatThrownBy(() -> read(LEAST + addition))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining("recipe.yaml:10: ")
                .hasMessageContaining(reason);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessageEndingWith("recipe.yaml:1: the recipe is empty");
    }

    private Recipe read(String yaml) throws IOException {
        Path file = folder.resolve("recipe.yaml");
        Files.writeString(file, yaml);
        return Recipe.read(file, folder);
    }
}
