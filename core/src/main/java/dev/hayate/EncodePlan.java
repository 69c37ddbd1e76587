package dev.hayate;

import dev.hayate.format.ModelNormalization;
import dev.hayate.table.EmbeddingTable;

/// Options worked out for one model. Immutable.
///
/// @param table the rows that are averaged
/// @param prefix put before every text
/// @param limit how much of a text counts
/// @param onEmpty what becomes of texts without tokens
/// @param vocabularySize the ids that there are: all below it
/// @param unknownId the id of what the tokenizer has no piece for, -1 if there is none
/// @param ignoredId the id that does not count, -1 if all count
/// @param dimension how many values a vector has in the end
/// @param normalize whether it has length 1 in the end because the caller wants so
/// @param normalization whether and when the model itself normalises
record EncodePlan(
        EmbeddingTable table,
        String prefix,
        TokenLimit limit,
        EmptyText onEmpty,
        int vocabularySize,
        int unknownId,
        int ignoredId,
        int dimension,
        boolean normalize,
        ModelNormalization normalization) {

    /// How many values of a row have to be summed.
    int pooledDimension() {
        return switch (normalization) {
            case BEFORE_TRUNCATION -> table.dimension();
            case NONE, AFTER_TRUNCATION -> dimension;
        };
    }
}
