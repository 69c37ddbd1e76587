package dev.hayate.evaluation.suite;

import java.util.Optional;

/// On what terms the owner of a data set lets others use it, as far as Hayate knows; the owner's own words count.
///
/// @param name what the licence is called
/// @param restriction a sentence on what it keeps users from, if it is more than naming the owner and passing
///     on the same terms; such data sets are read only for callers who ask for them
public record Licence(String name, Optional<String> restriction) {
    static final Licence NOT_STATED = open("not stated");

    static Licence open(String name) {
        return new Licence(name, Optional.empty());
    }

    static Licence restricted(String name, String restriction) {
        return new Licence(name, Optional.of(restriction));
    }

    /// Whether the data set must be asked for.
    public boolean isRestricted() {
        return restriction.isPresent();
    }
}
