package dev.hayate.search.filter;

import java.util.List;

/// A field has one of these values.
///
/// @param field the name of the field
/// @param values at least one
public record OneOf(String field, List<FieldValue> values) implements Filter {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if it is empty
    public OneOf {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value for \"" + field + "\" to be one of");
        }
    }
}
