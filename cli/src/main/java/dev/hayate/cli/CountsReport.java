package dev.hayate.cli;

/// Tells what was not encoded as it came.
record CountsReport(Terminal terminal, boolean quiet) {
    /// @param texts how many texts there were
    /// @param truncated how many of them lost tokens
    /// @param empty how many had none
    void tell(long texts, long truncated, long empty) {
        if (truncated > 0) {
            terminal.err().println("hayate: " + truncated + " of " + texts + " texts truncated");
        }
        if (empty > 0 && !quiet) {
            terminal.err()
                    .println("hayate: " + empty + " of " + texts + " texts have no tokens; their vectors are zero");
        }
    }
}
