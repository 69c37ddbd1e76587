package dev.hayate.bulk;

import java.util.List;

/// What every row of an output holds beside its vector.
///
/// @param text the name of the column of the texts
/// @param kept the names of the columns that go along, such as `id`; the column of the texts may be among them,
///     and files hold no texts where it is not
/// @param dimension the number of values of a vector
public record VectorSchema(String text, List<String> kept, int dimension) {
    /// Copies the list.
    public VectorSchema {
        kept = List.copyOf(kept);
    }
}
