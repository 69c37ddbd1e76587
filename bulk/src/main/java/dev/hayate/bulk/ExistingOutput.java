package dev.hayate.bulk;

/// What to do when there is something in the folder already.
public enum ExistingOutput {
    /// Leave it alone and fail.
    REFUSE,
    /// Delete what an earlier run has written, and begin anew. A folder that holds something else is refused.
    OVERWRITE,
    /// Go on after the last complete shard of a run with the same model, options and sources; begin where there is
    /// none.
    RESUME
}
