package dev.hayate.search.filter;

/// What a field is compared with.
public sealed interface FieldValue {
    /// As it stood in the filter, without quotes: what a field of texts is compared with.
    String written();

    /// A text.
    record Text(String written) implements FieldValue {}

    /// A number without quotes.
    record Numeral(double number, String written) implements FieldValue {}

    /// `true` or `false` without quotes.
    record Truth(boolean holds, String written) implements FieldValue {}
}
