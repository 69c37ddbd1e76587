package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.RowReader;
import java.util.HashSet;
import java.util.Set;

/// Refuses ids that come twice, in bounded memory: it remembers the first million of them, and those that are
/// wanted.
final class UniqueIds {
    static final int MOST = 1_000_000;

    private final String column;
    private final Set<String> wanted;
    private final int most;
    private final Set<String> seen = new HashSet<>();

    UniqueIds(String column) {
        this(column, Set.of(), Integer.MAX_VALUE);
    }

    /// @param wanted ids that are remembered in any case
    UniqueIds(String column, Set<String> wanted, int most) {
        this.column = column;
        this.wanted = wanted;
        this.most = most;
    }

    /// @throws DataException if it is there already
    void add(String id, RowReader rows) throws DataException {
        if (seen.contains(id)) {
            throw Place.of(rows).refusal("\"" + column + "\" is \"" + id + "\", as in a row before it");
        }
        if (seen.size() < most || wanted.contains(id)) {
            seen.add(id);
        }
    }

    boolean contains(String id) {
        return seen.contains(id);
    }
}
