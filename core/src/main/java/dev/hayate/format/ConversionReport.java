package dev.hayate.format;

import java.util.List;

/// What [ModelConverter] has written.
///
/// @param rows the number of rows, one per token id
/// @param dimension the number of values of a row
/// @param type the type of the table
/// @param layout the layout of the folder
/// @param notes what whoever uses the model has to know, in sentences; empty if nothing changes for them
public record ConversionReport(int rows, int dimension, TableType type, ModelLayout layout, List<String> notes) {

    /// Keeps a copy of the notes.
    public ConversionReport {
        notes = List.copyOf(notes);
    }
}
