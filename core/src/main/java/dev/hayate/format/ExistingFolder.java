package dev.hayate.format;

/// What to do when the folder to write exists.
public enum ExistingFolder {
    /// Leave it alone and fail.
    REFUSE,
    /// Put the new model in the place of the old one. A folder that holds something else than a model is refused.
    OVERWRITE
}
