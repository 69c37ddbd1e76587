package dev.hayate.search.passage;

import java.util.List;

/// Every text is one passage.
public record WholeText() implements Splitting {
    @Override
    public List<Passage> split(String text) {
        return List.of(new Passage(0, text.length()));
    }
}
