package dev.hayate.bulk.postgres;

/// What to do where the table is not there.
public enum MissingTable {
    /// It is an error: the name may be mistyped.
    REFUSE,
    /// It is created, and the extension with it.
    CREATE
}
