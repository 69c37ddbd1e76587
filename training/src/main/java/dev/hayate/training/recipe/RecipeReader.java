package dev.hayate.training.recipe;

import dev.hayate.data.RowSelection;
import dev.hayate.training.batch.Sampling;
import dev.hayate.training.batch.TokenDropout;
import dev.hayate.training.loss.ContrastiveLoss;
import dev.hayate.training.loss.ContrastiveLoss.Directions;
import dev.hayate.training.loss.ContrastiveLoss.Prefix;
import dev.hayate.training.recipe.Recipe.Best;
import dev.hayate.training.recipe.Recipe.Card;
import dev.hayate.training.recipe.Recipe.Evaluation;
import dev.hayate.training.recipe.Recipe.InitialTable;
import dev.hayate.training.recipe.Recipe.Optimizer;
import dev.hayate.training.sharing.NGrams;
import dev.hayate.training.table.AdamW;
import dev.hayate.training.table.LearningRate.Schedule;
import dev.hayate.training.tokenizer.UnigramSettings;
import dev.hayate.training.tokenizer.WordBoundaries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a [Recipe] from its file.
final class RecipeReader {
    private static final double ANY = Double.MAX_VALUE;
    private static final int EVERY = 100;

    private final YamlMap root;
    private final Path file;
    private final Path data;

    /// @param data what paths of data are relative to
    RecipeReader(YamlMap root, Path file, Path data) {
        this.root = root;
        this.file = file;
        this.data = data;
    }

    Recipe read() throws RecipeException {
        int dimension = root.count("dimension", 1024, 1);
        long seed = root.seed("seed", 12);
        YamlMap batch = root.map("batch").orElseThrow(() -> root.error("\"batch\" is missing"));
        List<DataSet> sets = dataSets();
        Evaluation evaluation = evaluation(dimension);
        Recipe recipe = new Recipe(
                root.text("name", nameOf(file)),
                seed,
                tokenizer(),
                dimension,
                initial(),
                sharing(),
                sets,
                loss(dimension),
                sampling(batch),
                new TokenDropout(batch.number("drop-tokens", 0, 0, Math.nextDown(1.0)), seed),
                batch.count("accumulate", 1, 1),
                optimizer(),
                root.count("epochs", 1, 1),
                evaluation,
                root.count("checkpoint-every", EVERY, 1),
                card());
        batch.requireNothingElse();
        root.requireNothingElse();
        return recipe;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private TokenizerChoice tokenizer() throws RecipeException {
        YamlMap map = root.map("tokenizer").orElseThrow(() -> root.error("\"tokenizer\" is missing"));
        Optional<String> ready = map.optionalText("file");
        Optional<String> model = map.optionalText("model");
        Optional<YamlMap> train = map.map("train");
        map.requireNothingElse();
        if ((ready.isPresent() ? 1 : 0) + (model.isPresent() ? 1 : 0) + (train.isPresent() ? 1 : 0) != 1) {
            throw root.error("tokenizer", "a tokenizer has a \"file\", a \"model\", or \"train\"");
        }
        if (train.isPresent()) {
            return trained(train.get());
        }
        return model.isPresent()
                ? new TokenizerChoice.OfModel(model.get())
                : new TokenizerChoice.Ready(data.resolve(ready.orElseThrow()));
    }

    private TokenizerChoice trained(YamlMap map) throws RecipeException {
        List<TokenizerChoice.Corpus> texts = new ArrayList<>();
        for (YamlMap corpus : map.maps("texts")) {
            List<String> columns = corpus.texts("columns");
            texts.add(new TokenizerChoice.Corpus(
                    origin(corpus),
                    columns.isEmpty() ? List.of("text") : columns,
                    corpus.has("rows") ? Optional.of(corpus.count("rows", 0, 1)) : Optional.empty()));
            corpus.requireNothingElse();
        }
        if (texts.isEmpty()) {
            throw map.error("\"texts\" is missing: what to train the tokenizer on");
        }
        TokenizerChoice choice = new TokenizerChoice.Trained(
                map.count("vocabulary", UnigramSettings.DEFAULT.vocabulary(), 2),
                map.number("coverage", UnigramSettings.DEFAULT.characterCoverage(), YamlMap.ABOVE_ZERO, 1),
                map.choice("boundaries", WordBoundaries.class, WordBoundaries.NONE),
                map.choice("byte-fallback", YesNo.class, YesNo.NO) == YesNo.YES,
                texts);
        map.requireNothingElse();
        return choice;
    }

    private Origin origin(YamlMap map) throws RecipeException {
        Optional<String> query = map.optionalText("query");
        if (query.isPresent() == map.has("source")) {
            throw map.error("rows come either from a \"source\" or from a \"query\"");
        }
        return query.isPresent() ? new Origin.Query(query.get(), data) : new Origin.Named(map.text("source"), data);
    }

    private enum YesNo {
        YES,
        NO
    }

    private InitialTable initial() throws RecipeException {
        Optional<YamlMap> map = root.map("initial");
        if (map.isEmpty()) {
            return new InitialTable.Random(1);
        }
        Optional<String> model = map.get().optionalText("model");
        InitialTable initial = model.isPresent()
                ? new InitialTable.OfModel(model.get())
                : new InitialTable.Random(map.get().number("deviation", 1, 0, ANY));
        map.get().requireNothingElse();
        return initial;
    }

    private Optional<NGrams> sharing() throws RecipeException {
        Optional<YamlMap> present = root.map("share");
        if (present.isEmpty()) {
            return Optional.empty();
        }
        YamlMap map = present.get();
        List<Integer> lengths = range(map, "n-grams", NGrams.DEFAULT.shortest(), NGrams.DEFAULT.longest());
        List<Integer> latin =
                range(map, "latin-n-grams", NGrams.DEFAULT.shortestLatin(), NGrams.DEFAULT.longestLatin());
        NGrams nGrams = new NGrams(
                lengths.getFirst(),
                lengths.getLast(),
                latin.getFirst(),
                latin.getLast(),
                map.number("weight", NGrams.DEFAULT.weight(), 0, ANY),
                map.number("deviation", NGrams.DEFAULT.deviation(), 0, ANY));
        map.requireNothingElse();
        return Optional.of(nGrams);
    }

    private static List<Integer> range(YamlMap map, String key, int from, int to) throws RecipeException {
        List<Integer> range = map.has(key) ? map.counts(key, 1) : List.of(from, to);
        if (range.size() != 2 || range.getFirst() > range.getLast()) {
            throw map.error(key, "\"" + key + "\" is the shortest and the longest, such as [1, 3]");
        }
        return range;
    }

    private List<DataSet> dataSets() throws RecipeException {
        List<DataSet> sets = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlMap map : root.maps("data")) {
            DataSet set = dataSet(map);
            if (!names.add(set.name())) {
                throw map.error("there are two data sets named \"" + set.name() + "\"");
            }
            sets.add(set);
        }
        if (sets.isEmpty()) {
            throw root.error("\"data\" is missing: what to train with");
        }
        return sets;
    }

    private DataSet dataSet(YamlMap map) throws RecipeException {
        Optional<YamlMap> filter = map.map("filter");
        DataSet set = new DataSet(
                map.text("name"),
                origin(map),
                map.texts("columns"),
                filter.isPresent() ? filter(filter.get()) : new DataSet.Filter(1, Integer.MAX_VALUE, Optional.empty()),
                map.count("rows", Integer.MAX_VALUE, 1),
                map.count("repeat", 1, 1),
                map.has("scale") ? Optional.of(map.number("scale", 0, YamlMap.ABOVE_ZERO, 64)) : Optional.empty(),
                map.text("licence", ""),
                map.text("home", ""));
        map.requireNothingElse();
        return set;
    }

    private static DataSet.Filter filter(YamlMap map) throws RecipeException {
        Optional<RowSelection.LeastScore> score = map.has("score")
                ? Optional.of(new RowSelection.LeastScore(map.text("score"), map.number("least-score", 0, -ANY, ANY)))
                : Optional.empty();
        DataSet.Filter filter = new DataSet.Filter(
                map.count("least-characters", 1, 0), map.count("most-characters", Integer.MAX_VALUE, 1), score);
        map.requireNothingElse();
        return filter;
    }

    private ContrastiveLoss loss(int dimension) throws RecipeException {
        YamlMap map = root.map("loss").orElse(root);
        List<Integer> dimensions = map.counts("dimensions", 1);
        if (dimensions.isEmpty()) {
            dimensions = List.of(dimension);
        }
        List<Double> weights = map.numbers("weights", 0, ANY);
        if (!weights.isEmpty() && weights.size() != dimensions.size()) {
            throw map.error("weights", dimensions.size() + " dimensions need as many weights, not " + weights.size());
        }
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i) > dimension) {
                throw map.error("dimensions", dimensions.get(i) + " is more than the vectors have, " + dimension);
            }
            prefixes.add(new Prefix(dimensions.get(i), weights.isEmpty() ? 1 : weights.get(i)));
        }
        double scale = map.number("scale", 20, YamlMap.ABOVE_ZERO, 64);
        Directions directions = map.choice("directions", Directions.class, Directions.ANCHORS_TO_CANDIDATES);
        if (map != root) {
            map.requireNothingElse();
        }
        try {
            return new ContrastiveLoss(scale, directions, prefixes);
        } catch (IllegalArgumentException e) {
            throw root.error("loss", String.valueOf(e.getMessage()));
        }
    }

    private static Sampling sampling(YamlMap map) throws RecipeException {
        return new Sampling(
                map.count("rows", 2048, 2),
                map.choice("texts", Sampling.Texts.class, Sampling.Texts.NO_DUPLICATES),
                map.choice("turns", Sampling.Turns.class, Sampling.Turns.PROPORTIONAL),
                map.choice("short", Sampling.ShortBatches.class, Sampling.ShortBatches.KEEP));
    }

    private Optimizer optimizer() throws RecipeException {
        YamlMap map = root.map("optimizer").orElseThrow(() -> root.error("\"optimizer\" is missing"));
        AdamW.Settings preset = AdamW.Settings.DEFAULT;
        double belowOne = Math.nextDown(1.0);
        Optimizer optimizer = new Optimizer(
                map.number("rate", 0.2, YamlMap.ABOVE_ZERO, ANY),
                map.choice("schedule", Schedule.class, Schedule.LINEAR),
                map.number("warm-up", 0, 0, 1),
                new AdamW.Settings(
                        map.number("beta1", preset.beta1(), 0, belowOne),
                        map.number("beta2", preset.beta2(), 0, belowOne),
                        map.number("epsilon", preset.epsilon(), 0, ANY),
                        map.number("weight-decay", preset.weightDecay(), 0, ANY)),
                map.number("clip", 1, YamlMap.ABOVE_ZERO, Double.POSITIVE_INFINITY));
        map.requireNothingElse();
        return optimizer;
    }

    private Evaluation evaluation(int dimension) throws RecipeException {
        Optional<YamlMap> present = root.map("evaluation");
        if (present.isEmpty()) {
            return Evaluation.NONE;
        }
        YamlMap map = present.get();
        List<EvaluationSet> sets = new ArrayList<>();
        for (YamlMap set : map.maps("sets")) {
            sets.add(evaluationSet(set));
        }
        Optional<Best> best = map.has("best") ? Optional.of(best(map, sets, dimension)) : Optional.empty();
        Optional<Integer> patience = map.has("patience") ? Optional.of(map.count("patience", 1, 1)) : Optional.empty();
        if (patience.isPresent() && best.isEmpty()) {
            throw map.error("patience", "\"patience\" needs \"best\", which score to wait for");
        }
        Evaluation evaluation = new Evaluation(map.count("every", EVERY, 1), sets, best, patience);
        map.requireNothingElse();
        return evaluation;
    }

    private EvaluationSet evaluationSet(YamlMap map) throws RecipeException {
        String name = map.text("name");
        EvaluationSet set;
        if (map.has("sts")) {
            set = new EvaluationSet.Sts(name, data.resolve(map.text("sts")));
        } else if (map.has("bitext")) {
            set = new EvaluationSet.Bitext(name, data.resolve(map.text("bitext")));
        } else if (map.has("corpus")) {
            set = new EvaluationSet.Retrieval(
                    name, data.resolve(map.text("corpus")), data.resolve(map.text("queries")));
        } else {
            throw map.error("an evaluation set has \"sts\", \"bitext\", or \"corpus\" and \"queries\"");
        }
        map.requireNothingElse();
        return set;
    }

    private static Best best(YamlMap map, List<EvaluationSet> sets, int dimension) throws RecipeException {
        String[] parts = map.text("best").split("@", 2);
        if (sets.stream().noneMatch(set -> set.name().equals(parts[0]))) {
            throw map.error("best", "no evaluation set is named \"" + parts[0] + "\"");
        }
        try {
            int prefix = parts.length == 1 ? dimension : Integer.parseInt(parts[1]);
            if (prefix >= 1 && prefix <= dimension) {
                return new Best(parts[0], prefix);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw map.error("best", "\"best\" is the name of a set, or name@dimension with one of at most " + dimension);
    }

    private Card card() throws RecipeException {
        Optional<YamlMap> present = root.map("card");
        if (present.isEmpty()) {
            return new Card("", List.of());
        }
        Card card = new Card(present.get().text("licence", ""), present.get().texts("languages"));
        present.get().requireNothingElse();
        return card;
    }
}
