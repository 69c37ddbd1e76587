package dev.hayate.training.sharing;

import dev.hayate.numerics.Workers;
import dev.hayate.training.table.TableGradient;
import dev.hayate.training.table.TrainableTable;

/// What the optimiser moves, and the table that follows from it. For one thread, which shares the work with
/// [Workers].
public sealed interface Parameters {
    /// The table of tokens; its rows are up to date where [#update] was called for them.
    TrainableTable table();

    /// What the optimiser moves.
    TrainableTable moved();

    /// Makes rows of the table follow from what was moved.
    ///
    /// @param tokens which
    void update(int[] tokens, Workers workers);

    /// The gradient of what is moved, from that of the table.
    ///
    /// @return valid until the next call
    TableGradient gradient(TableGradient ofTable, Workers workers);

    /// Makes all rows of the table follow from what was moved.
    default void updateAll(Workers workers) {
        int[] tokens = new int[table().vocabulary()];
        for (int token = 0; token < tokens.length; token++) {
            tokens[token] = token;
        }
        update(tokens, workers);
    }

    /// The rows of the table themselves are moved.
    ///
    /// @param table the table
    record OwnRows(TrainableTable table) implements Parameters {
        @Override
        public TrainableTable moved() {
            return table;
        }

        @Override
        public void update(int[] tokens, Workers workers) {}

        @Override
        public TableGradient gradient(TableGradient ofTable, Workers workers) {
            return ofTable;
        }
    }

    /// Parts are moved, of which rows are sums.
    ///
    /// @param table the table
    /// @param moved a row per part
    /// @param gradient of the parts
    /// @param sharing which parts make which row
    record SharedRows(TrainableTable table, TrainableTable moved, TableGradient gradient, Sharing sharing)
            implements Parameters {
        private static final int ROWS_A_UNIT = 32;

        /// Begins with these parts.
        ///
        /// @param parts a row per part
        public static SharedRows of(TrainableTable parts, Sharing sharing) {
            return new SharedRows(
                    TrainableTable.of(sharing.tokens(), parts.dimension()), parts, new TableGradient(parts), sharing);
        }

        @Override
        public void update(int[] tokens, Workers workers) {
            SparseRows parts = sharing.ofTokens();
            workers.forEach(Math.ceilDiv(tokens.length, ROWS_A_UNIT), (unit, worker) -> {
                for (int n = unit * ROWS_A_UNIT; n < Math.min(tokens.length, (unit + 1) * ROWS_A_UNIT); n++) {
                    table.setToSum(
                            tokens[n],
                            moved,
                            parts.columns(),
                            parts.weights(),
                            parts.starts()[tokens[n]],
                            parts.starts()[tokens[n] + 1]);
                }
            });
        }

        @Override
        public TableGradient gradient(TableGradient ofTable, Workers workers) {
            SparseRows tokens = sharing.ofParts();
            gradient.setToSums(ofTable, tokens.starts(), tokens.columns(), tokens.weights(), workers);
            return gradient;
        }
    }
}
