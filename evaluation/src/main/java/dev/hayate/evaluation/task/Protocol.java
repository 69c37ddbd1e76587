package dev.hayate.evaluation.task;

/// How faithfully JMTEB v1 is followed.
public enum Protocol {
    /// With the quirks that its published figures contain: pairs classified by a similarity that is taken for a
    /// distance, a Euclidean distance that is Manhattan's, an ideal gain over all relevant texts.
    PUBLISHED,
    /// As the names of the metrics promise.
    CORRECTED
}
