package dev.hayate;

import java.util.Optional;

/// How a model is loaded.
///
/// @param verify whether to read the whole table once and refuse NaN and infinite values
/// @param compatibility whose rules to follow; empty to let the layout of the files decide
public record LoadOptions(boolean verify, Optional<Compatibility> compatibility) {

    /// Trusts the values of the table, and lets the layout decide on the rules.
    public static final LoadOptions DEFAULT = new LoadOptions(false, Optional.empty());

    /// Refuses tables with NaN or infinite values, which takes as long as reading the whole file.
    public LoadOptions verified() {
        return new LoadOptions(true, compatibility);
    }

    /// Follows these rules whatever the layout says.
    public LoadOptions compatibility(Compatibility compatibility) {
        return new LoadOptions(verify, Optional.of(compatibility));
    }
}
