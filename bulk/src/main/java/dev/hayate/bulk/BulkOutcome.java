package dev.hayate.bulk;

/// How a run ended.
public sealed interface BulkOutcome {
    /// All rows are written.
    ///
    /// @param counts what passed through this run; rows that an earlier one had done do not count
    /// @param output what there is now
    record Finished(Counts counts, OutputSize output) implements BulkOutcome {}

    /// All rows had been written before; nothing was done.
    ///
    /// @param output what there is
    record Unchanged(OutputSize output) implements BulkOutcome {}

    /// The run was [stopped][BulkEncoding#stop()]; what is complete stays.
    ///
    /// @param output what there is now
    record Stopped(OutputSize output) implements BulkOutcome {}
}
