package dev.hayate.benchmarks.comparison;

import dev.hayate.benchmarks.report.Report;
import java.io.IOException;

/// Hayate and its peers at one kind of work.
public sealed interface Comparison
        permits TokenizerComparison, EncodeComparison, PythonComparison, TableComparison, ThreadComparison {
    /// The heading of its part of the report.
    String title();

    /// Measures and reports.
    ///
    /// @throws IOException if a file cannot be read or a peer has ended
    void run(Settings settings, Report report) throws IOException;
}
