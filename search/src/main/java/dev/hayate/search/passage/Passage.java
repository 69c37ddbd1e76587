package dev.hayate.search.passage;

/// A part of a text.
///
/// @param start where it begins in the text, in chars
/// @param end where it ends, exclusive
public record Passage(int start, int end) {
    /// Checks the order.
    ///
    /// @throws IllegalArgumentException if it would end before it begins
    public Passage {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("there is no passage from " + start + " to " + end);
        }
    }

    /// What stands there.
    public String of(String text) {
        return text.substring(start, end);
    }
}
