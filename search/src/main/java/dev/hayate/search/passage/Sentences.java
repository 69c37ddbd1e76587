package dev.hayate.search.passage;

import java.util.ArrayList;
import java.util.List;

/// Whole sentences together, up to a number of characters.
///
/// A text gets as few passages as it can, and they are about equally long, so that none is a mere rest. A sentence
/// that is longer than a passage is cut after a pause in it (a comma, a space), or where there is none between two
/// characters as readers see them.
///
/// @param most how many characters a passage has at most, in code points
public record Sentences(int most) implements Splitting {
    /// Checks the number.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public Sentences {
        if (most < 1) {
            throw new IllegalArgumentException("a passage has at least 1 character, not " + most);
        }
    }

    @Override
    public List<Passage> split(String text) {
        if (text.length() <= most || text.codePointCount(0, text.length()) <= most) {
            return List.of(new Passage(0, text.length()));
        }
        List<Passage> units = new SentenceUnits(text, most).all();
        if (units.isEmpty()) {
            return List.of(new Passage(0, text.length()));
        }
        return packed(text, units);
    }

    private List<Passage> packed(String text, List<Passage> units) {
        int end = units.getLast().end();
        List<Passage> passages = new ArrayList<>();
        int next = 0;
        while (next < units.size()) {
            int start = units.get(next).start();
            int left = text.codePointCount(start, end);
            int parts = (left + most - 1) / most;
            int count = enough(text, units, next, (left + parts - 1) / parts);
            passages.add(new Passage(start, units.get(next + count - 1).end()));
            next += count;
        }
        return List.copyOf(passages);
    }

    /// How many units come nearest to a length that is wanted, and do not exceed what is allowed.
    private int enough(String text, List<Passage> units, int first, int wanted) {
        int start = units.get(first).start();
        int count = 1;
        int length = text.codePointCount(start, units.get(first).end());
        while (first + count < units.size()) {
            int longer = text.codePointCount(start, units.get(first + count).end());
            if (longer > most || longer - wanted > wanted - length) {
                return count;
            }
            length = longer;
            count++;
        }
        return count;
    }
}
