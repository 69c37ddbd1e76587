package dev.hayate.search.passage;

import java.util.List;

/// How texts are split into passages, each of which is searched by itself. Immutable, for any number of threads.
public sealed interface Splitting permits WholeText, Sentences {

    /// Every text is one passage.
    static Splitting none() {
        return new WholeText();
    }

    /// Whole sentences together, up to a number of characters.
    ///
    /// @param most how many characters a passage has at most, in code points
    /// @throws IllegalArgumentException if `most` is below 1
    static Splitting sentences(int most) {
        return new Sentences(most);
    }

    /// The passages of a text in its order. They do not overlap, nothing but white space lies between them, and
    /// there is at least one, even in an empty text.
    List<Passage> split(String text);
}
