package dev.hayate.mining;

import dev.hayate.data.RowSelection;
import java.util.Optional;

/// Where the texts of rows are, and what they are called by.
///
/// @param text the column of texts
/// @param id the column of ids, texts or numbers; without one a row is called by its number, from 1
public record TextColumns(String text, Optional<String> id) {
    /// The column `text`, and no ids.
    public static final TextColumns DEFAULT = new TextColumns("text", Optional.empty());

    /// What to read of rows: the text first, the id as the first value.
    public RowSelection selection() {
        RowSelection selection = RowSelection.of(text);
        return id.map(selection::withValues).orElse(selection);
    }
}
