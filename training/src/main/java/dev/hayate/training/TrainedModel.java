package dev.hayate.training;

import dev.hayate.format.EmbeddingRows;
import dev.hayate.format.ModelConfig;
import dev.hayate.format.ModelContents;
import dev.hayate.format.TableType;
import dev.hayate.training.loss.ContrastiveLoss.Prefix;
import dev.hayate.training.recipe.DataSet;
import dev.hayate.training.recipe.Recipe;
import dev.hayate.training.report.DataSource;
import dev.hayate.training.report.RunHistory;
import dev.hayate.training.report.TrainedModelCard;
import dev.hayate.training.table.TrainableTable;
import java.util.ArrayList;
import java.util.List;

/// The model that a run has made.
final class TrainedModel {
    private TrainedModel() {}

    static ModelContents of(
            Recipe recipe, RunPreparation preparation, TrainableTable table, RunHistory history, String command) {
        return new ModelContents(
                preparation.tokenizerJson(),
                new Rows(table),
                TableType.F32,
                false,
                ModelConfig.DEFAULT,
                card(recipe, preparation, history, command));
    }

    private static String card(Recipe recipe, RunPreparation preparation, RunHistory history, String command) {
        List<DataSource> data = new ArrayList<>();
        for (int i = 0; i < recipe.data().size(); i++) {
            DataSet set = recipe.data().get(i);
            data.add(new DataSource(
                    set.name(),
                    preparation.sets().get(i).rows().length / set.repeat(),
                    set.licence(),
                    set.home().isEmpty() ? set.source().toString() : set.home()));
        }
        return new TrainedModelCard(
                        recipe.name(),
                        recipe.card().languages(),
                        recipe.card().licence(),
                        preparation.tokenizer().vocabularySize(),
                        recipe.loss().prefixes().stream().map(Prefix::dimension).toList(),
                        data,
                        recipe.settings(),
                        history,
                        command)
                .markdown();
    }

    private record Rows(TrainableTable table) implements EmbeddingRows {
        @Override
        public int rows() {
            return table.vocabulary();
        }

        @Override
        public int dimension() {
            return table.dimension();
        }

        @Override
        public void copyRow(int row, float[] target) {
            System.arraycopy(table.values(), table.at(row), target, 0, table.dimension());
        }
    }
}
