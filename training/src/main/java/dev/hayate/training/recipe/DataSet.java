package dev.hayate.training.recipe;

import dev.hayate.data.RowSelection;
import java.util.List;
import java.util.Optional;

/// Rows of an anchor, its positive, and maybe negatives.
///
/// @param name what the set is called
/// @param source where the rows come from
/// @param columns the columns in the order anchor, positive, negatives; empty to find them by their names
/// @param filter which rows take part
/// @param rows how many of these at most
/// @param repeat how often each of them counts
/// @param scale the scale of the loss for this set; empty for that of the recipe
/// @param licence under which licence the texts are, for the model's card
/// @param home where the texts come from, for the model's card
public record DataSet(
        String name,
        Origin source,
        List<String> columns,
        Filter filter,
        int rows,
        int repeat,
        Optional<Double> scale,
        String licence,
        String home) {

    /// Which columns are read, and which rows.
    public RowSelection selection() {
        return filter.of(columns);
    }

    /// Which rows take part.
    ///
    /// @param leastCharacters every text has at least as many characters
    /// @param mostCharacters and at most as many
    /// @param score the least value of a column
    public record Filter(int leastCharacters, int mostCharacters, Optional<RowSelection.LeastScore> score) {
        RowSelection of(List<String> columns) {
            return new RowSelection(columns, List.of(), List.of(), List.of(), leastCharacters, mostCharacters, score);
        }
    }
}
