package dev.hayate.search.filter;

/// A field has a value below or above another.
///
/// @param field the name of the field
public record Comparison(String field, Order order, FieldValue value) implements Filter {
    /// Where the value of the field stands.
    public enum Order {
        /// `<`
        BELOW,
        /// `<=`
        AT_MOST,
        /// `>`
        ABOVE,
        /// `>=`
        AT_LEAST
    }
}
