package dev.hayate.training.recipe;

import dev.hayate.training.loss.ContrastiveLoss.Prefix;
import dev.hayate.training.sharing.NGrams;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The settings of a recipe in words.
final class RecipeSettings {
    private RecipeSettings() {}

    static Map<String, String> of(Recipe recipe) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("tokenizer", tokenizer(recipe.tokenizer()));
        settings.put("dimension", Integer.toString(recipe.dimension()));
        settings.put("initial table", initial(recipe.initial()));
        recipe.sharing().ifPresent(nGrams -> settings.put("shared rows", sharing(nGrams)));
        settings.put("loss", loss(recipe));
        settings.put("batch", batch(recipe));
        settings.put("optimizer", optimizer(recipe.optimizer()));
        settings.put("epochs", Integer.toString(recipe.epochs()));
        settings.put("seed", Long.toString(recipe.seed()));
        return settings;
    }

    private static String tokenizer(TokenizerChoice choice) {
        return switch (choice) {
            case TokenizerChoice.Ready ready -> String.valueOf(ready.file().getFileName());
            case TokenizerChoice.OfModel model -> "that of " + model.model();
            case TokenizerChoice.Trained trained ->
                "Unigram, " + trained.vocabulary() + " pieces, character coverage " + trained.coverage()
                        + (trained.byteFallback() ? ", byte fallback" : "") + ", trained on "
                        + trained.texts().stream().map(RecipeSettings::corpus).collect(Collectors.joining(", "))
                        + switch (trained.boundaries()) {
                            case NONE -> "";
                            case UNIDIC -> "; pieces end where words of UniDic end";
                            case UNIDIC_PHRASES -> "; pieces end where phrases of words of UniDic end";
                        };
        };
    }

    private static String corpus(TokenizerChoice.Corpus corpus) {
        return corpus.source()
                + corpus.rows().map(rows -> " (" + rows + " rows)").orElse("");
    }

    private static String initial(Recipe.InitialTable initial) {
        return switch (initial) {
            case Recipe.InitialTable.Random random -> "normal, standard deviation " + random.deviation();
            case Recipe.InitialTable.OfModel model -> "rows of " + model.model();
        };
    }

    private static String sharing(NGrams nGrams) {
        return "character n-grams of " + nGrams.shortest() + " to " + nGrams.longest() + " characters, of "
                + nGrams.shortestLatin() + " to " + nGrams.longestLatin() + " Latin ones; weight " + nGrams.weight()
                + ", standard deviation " + nGrams.deviation();
    }

    private static String loss(Recipe recipe) {
        return "InfoNCE over prefixes "
                + recipe.loss().prefixes().stream().map(RecipeSettings::prefix).collect(Collectors.joining(", "))
                + "; scale " + recipe.loss().scale() + ", " + word(recipe.loss().directions());
    }

    private static String prefix(Prefix prefix) {
        return prefix.weight() == 1
                ? Integer.toString(prefix.dimension())
                : prefix.dimension() + " (weight " + prefix.weight() + ")";
    }

    private static String batch(Recipe recipe) {
        return recipe.sampling().batch() + " rows, " + word(recipe.sampling().texts()) + ", "
                + word(recipe.sampling().turns())
                + (recipe.dropout().rate() == 0 ? "" : ", " + recipe.dropout().rate() + " of the tokens left out")
                + (recipe.accumulate() == 1 ? "" : ", " + recipe.accumulate() + " batches a step");
    }

    private static String optimizer(Recipe.Optimizer optimizer) {
        return "AdamW, learning rate " + optimizer.rate() + ", " + word(optimizer.schedule()) + ", warm-up "
                + optimizer.warmUp() + ", betas " + optimizer.adamW().beta1() + " and "
                + optimizer.adamW().beta2() + ", epsilon " + optimizer.adamW().epsilon() + ", weight decay "
                + optimizer.adamW().weightDecay() + ", gradients clipped at " + optimizer.greatestNorm();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
