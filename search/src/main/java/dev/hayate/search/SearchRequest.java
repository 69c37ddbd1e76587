package dev.hayate.search;

import dev.hayate.search.filter.Filter;
import java.util.Optional;

/// A question to an index. Start from [#of(String)] and change what differs. Immutable.
///
/// @param query any text; nothing in it is an operator
/// @param mode what it is compared with
/// @param count how many documents to find at most
/// @param filter what their metadata must fulfil
/// @param candidates how many passages words and vectors each bring to a fusion, and at least how many candidates
///     a graph is walked for; at least `count`
public record SearchRequest(String query, Mode mode, int count, Optional<Filter> filter, int candidates) {
    private static final int USUAL_COUNT = 10;
    private static final int USUAL_CANDIDATES = 100;

    /// Checks the numbers.
    ///
    /// @throws IllegalArgumentException if the count is below 1, or the candidates are fewer
    public SearchRequest {
        if (count < 1) {
            throw new IllegalArgumentException("at least one document must be looked for, not " + count);
        }
        if (candidates < count) {
            throw new IllegalArgumentException(
                    "expected at least as many candidates as documents, " + count + ", got " + candidates);
        }
    }

    /// The ten best by words and vectors, without a filter, of a hundred candidates each.
    public static SearchRequest of(String query) {
        return new SearchRequest(query, Mode.Hybrid.DEFAULT, USUAL_COUNT, Optional.empty(), USUAL_CANDIDATES);
    }

    /// Compares with something else.
    public SearchRequest withMode(Mode mode) {
        return new SearchRequest(query, mode, count, filter, candidates);
    }

    /// Finds more or fewer; candidates are raised to ten times as many where they are fewer than that.
    public SearchRequest withCount(int count) {
        return new SearchRequest(query, mode, count, filter, Math.max(candidates, 10 * count));
    }

    /// Asks for metadata.
    public SearchRequest withFilter(Filter filter) {
        return new SearchRequest(query, mode, count, Optional.of(filter), candidates);
    }

    /// Looks at more or fewer candidates.
    public SearchRequest withCandidates(int candidates) {
        return new SearchRequest(query, mode, count, filter, candidates);
    }
}
