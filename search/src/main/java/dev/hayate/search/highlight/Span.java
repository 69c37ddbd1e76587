package dev.hayate.search.highlight;

/// A stretch of a text.
///
/// @param start where it begins, in chars
/// @param end where it ends, exclusive
public record Span(int start, int end) {
    /// Checks the order.
    ///
    /// @throws IllegalArgumentException if it would end before it begins
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("there is no span from " + start + " to " + end);
        }
    }
}
