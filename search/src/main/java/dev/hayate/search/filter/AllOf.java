package dev.hayate.search.filter;

import java.util.List;

/// All of these hold.
///
/// @param parts at least two
public record AllOf(List<Filter> parts) implements Filter {
    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if there are fewer than two
    public AllOf {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException("at least two conditions are joined, not " + parts.size());
        }
    }
}
