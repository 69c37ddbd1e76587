package dev.hayate.evaluation.suite;

/// What a caller knows of the licences of data sets.
public enum Terms {
    /// Nothing: only data sets without restrictions are read.
    UNREAD,
    /// The caller has read the [restriction][Licence#restriction()] and keeps to it.
    ACCEPTED
}
