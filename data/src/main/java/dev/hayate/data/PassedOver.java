package dev.hayate.data;

/// How many rows were passed over, each for the first reason that it gave.
///
/// @param tooShort rows with a text of too few characters
/// @param tooLong rows with a text of too many characters
/// @param lowScore rows with too low a score
public record PassedOver(long tooShort, long tooLong, long lowScore) {
    /// All of them.
    public long total() {
        return tooShort + tooLong + lowScore;
    }
}
