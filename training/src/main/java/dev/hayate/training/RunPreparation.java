package dev.hayate.training;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.numerics.Workers;
import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.training.batch.BatchPlan;
import dev.hayate.training.batch.TokenCache;
import dev.hayate.training.batch.TrainingSet;
import dev.hayate.training.dev.BitextSet;
import dev.hayate.training.dev.DevSet;
import dev.hayate.training.dev.RetrievalSet;
import dev.hayate.training.dev.StsSet;
import dev.hayate.training.recipe.DataSet;
import dev.hayate.training.recipe.EvaluationSet;
import dev.hayate.training.recipe.Recipe;
import dev.hayate.training.recipe.Recipe.InitialTable;
import dev.hayate.training.sharing.NGrams;
import dev.hayate.training.sharing.Parameters;
import dev.hayate.training.sharing.Parameters.OwnRows;
import dev.hayate.training.sharing.Parameters.SharedRows;
import dev.hayate.training.sharing.Sharing;
import dev.hayate.training.table.TrainableTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a run needs before its first step: tokenizer, tokenized data, the plan, sets to measure with.
///
/// @param tokenizerJson the bytes of `tokenizer.json`
/// @param tokenizer the tokenizer
/// @param caches the data sets' texts, to be closed
/// @param sets the data sets
/// @param plan the batches
/// @param devSets what to measure with
record RunPreparation(
        byte[] tokenizerJson,
        Tokenizer tokenizer,
        List<TokenCache> caches,
        List<TrainingSet> sets,
        BatchPlan plan,
        List<DevSet> devSets)
        implements AutoCloseable {

    static RunPreparation of(
            Recipe recipe, RunFolder folder, Training.Options options, Workers workers, TrainingListener listener)
            throws IOException {
        byte[] json = TokenizerPreparation.prepare(recipe, folder, workers, listener);
        Tokenizer tokenizer = Tokenizer.fromJson("the tokenizer of " + recipe.name(), json);
        List<DevSet> devSets = new ArrayList<>();
        for (EvaluationSet set : recipe.evaluation().sets()) {
            devSets.add(devSet(set, tokenizer));
        }
        options.devSets().forEach(set -> devSets.add(set.apply(tokenizer)));
        Path cache = options.cache().orElse(folder.cache());
        List<TokenCache> caches = new ArrayList<>();
        try {
            List<TrainingSet> sets = new ArrayList<>();
            DataPreparation data =
                    new DataPreparation(tokenizer, new Sha256().add(json).hex(), cache, workers, listener);
            for (DataSet set : recipe.data()) {
                listener.preparing("tokenizing " + set.name());
                TokenCache tokens = data.prepare(set);
                caches.add(tokens);
                sets.add(TrainingSet.of(set.name(), tokens, set.rows(), set.repeat(), recipe.seed()));
            }
            listener.preparing("planning batches");
            BatchPlan plan = BatchPlan.of(sets, recipe.sampling(), recipe.epochs(), recipe.seed());
            return new RunPreparation(json, tokenizer, caches, sets, plan, devSets);
        } catch (IOException | RuntimeException e) {
            caches.forEach(TokenCache::close);
            throw e;
        }
    }

    private static DevSet devSet(EvaluationSet set, Tokenizer tokenizer) throws IOException {
        return switch (set) {
            case EvaluationSet.Sts sts -> StsSet.read(sts.name(), sts.file(), tokenizer);
            case EvaluationSet.Retrieval retrieval ->
                RetrievalSet.read(retrieval.name(), retrieval.corpus(), retrieval.queries(), tokenizer);
            case EvaluationSet.Bitext bitext -> BitextSet.read(bitext.name(), bitext.file(), tokenizer);
        };
    }

    /// What is moved, as it is at the beginning.
    Parameters parameters(Recipe recipe) throws IOException {
        if (recipe.sharing().isEmpty()) {
            return new OwnRows(initialRows(recipe, tokenizer.vocabularySize()));
        }
        NGrams nGrams = recipe.sharing().get();
        Sharing sharing = nGrams.of(tokenizer);
        TrainableTable parts = initialRows(recipe, sharing.parts());
        switch (recipe.initial()) {
            case InitialTable.Random random -> {
                TrainableTable shared = TrainableTable.random(
                        sharing.parts() - sharing.tokens(), recipe.dimension(), ~recipe.seed(), nGrams.deviation());
                System.arraycopy(
                        shared.values(), 0, parts.values(), parts.at(sharing.tokens()), shared.values().length);
            }
            case InitialTable.OfModel model -> {
                // its rows are complete without shared ones, which begin at 0
            }
        }
        return SharedRows.of(parts, sharing);
    }

    /// @param rows how many; those of the tokens come first, and of a model there are no others
    private TrainableTable initialRows(Recipe recipe, int rows) throws IOException {
        return switch (recipe.initial()) {
            case InitialTable.Random random ->
                TrainableTable.random(rows, recipe.dimension(), recipe.seed(), random.deviation());
            case InitialTable.OfModel initial -> {
                try (StaticEmbeddingModel model = StaticEmbeddingModel.load(initial.model())) {
                    yield rowsOf(model, initial.model(), rows, recipe.dimension());
                }
            }
        };
    }

    private TrainableTable rowsOf(StaticEmbeddingModel model, String name, int rows, int dimension)
            throws TrainingException {
        if (model.table().dimension() < dimension) {
            throw new TrainingException(
                    name + " has " + model.table().dimension() + " dimensions, too few to begin with " + dimension);
        }
        requireSamePieces(model.tokenizer(), name);
        TrainableTable table = TrainableTable.of(rows, dimension);
        float[] row = new float[model.table().dimension()];
        for (int token = 0;
                token < Math.min(tokenizer.vocabularySize(), model.table().rows());
                token++) {
            model.table().copyRow(token, row);
            System.arraycopy(row, 0, table.values(), table.at(token), dimension);
        }
        return table;
    }

    private void requireSamePieces(Tokenizer other, String name) throws TrainingException {
        boolean same = other.vocabularySize() == tokenizer.vocabularySize();
        for (int id = 0; same && id < tokenizer.vocabularySize(); id++) {
            same = other.pieceOf(id).equals(tokenizer.pieceOf(id));
        }
        if (!same) {
            throw new TrainingException(
                    name + " has other pieces than the recipe's tokenizer; its rows would stand for" + " other tokens");
        }
    }

    /// What tells the run from others: everything that decides on the weights, wherever the files lie.
    String key(Recipe recipe) {
        Recipe.Evaluation evaluation = recipe.evaluation();
        Sha256 key = new Sha256()
                .add(tokenizerJson)
                .add(recipe.settings().toString())
                .add(recipe.seed() + " " + recipe.dimension() + " " + recipe.initial() + recipe.sharing())
                .add(recipe.loss().toString())
                .add(recipe.sampling().toString() + recipe.dropout() + recipe.accumulate())
                .add(recipe.optimizer().toString() + recipe.epochs())
                .add(evaluation.best() + " " + evaluation.patience() + " " + evaluation.every());
        for (int i = 0; i < sets.size(); i++) {
            key.add(sets.get(i).name() + " " + recipe.data().get(i).scale() + " "
                    + caches.get(i).fingerprint() + " " + sets.get(i).rows().length);
        }
        return key.hex();
    }

    @Override
    public void close() {
        caches.forEach(TokenCache::close);
    }
}
