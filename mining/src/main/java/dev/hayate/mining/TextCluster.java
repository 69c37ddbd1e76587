package dev.hayate.mining;

import java.util.List;

/// Texts that are nearer to each other than to the rest.
///
/// @param size how many there are
/// @param terms the words that are more frequent in them than in the rest, the most telling first
/// @param nearest the texts nearest to the centre, the nearest first
public record TextCluster(int size, List<String> terms, List<Nearest> nearest) {
    /// A text that stands for its cluster.
    ///
    /// @param id what it is called by
    /// @param similarity its cosine with the centre
    public record Nearest(String id, String text, float similarity) {}

    /// Copies the lists.
    public TextCluster {
        terms = List.copyOf(terms);
        nearest = List.copyOf(nearest);
    }
}
