package dev.hayate.training.table;

/// Texts as tokens: text `t` has the ids `ids[starts[t]] .. ids[starts[t + 1] - 1]`.
///
/// @param ids the ids of all texts, one after another
/// @param starts where each text begins, and the end of the last
public record TokenBatch(int[] ids, int[] starts) {
    /// The number of texts.
    public int texts() {
        return starts.length - 1;
    }

    int length(int text) {
        return starts[text + 1] - starts[text];
    }
}
