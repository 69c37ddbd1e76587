package dev.hayate.cli;

import dev.hayate.search.Hit;
import dev.hayate.search.highlight.Highlighter;
import dev.hayate.search.highlight.Marker;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Two lines a hit: rank, score, title and id, and below them what was found.
///
/// @param marker marks the words of the query
/// @param columns how wide the lines may be
record TextHits(Optional<Marker> marker, int columns) implements HitWriter {
    private static final String INDENT = "            ";

    @Override
    public void write(IndexSearchOptions.Query query, List<Hit> hits, JapaneseWords words, ResultWriter out)
            throws IOException {
        Highlighter highlighter = Highlighter.of(query.text(), words);
        int rank = 0;
        for (Hit hit : hits) {
            rank++;
            String name = hit.title().isEmpty() || hit.title().equals(hit.id())
                    ? hit.id()
                    : hit.title() + "  [" + hit.id() + "]";
            String line = String.format(Locale.ROOT, "%3d %7.4f %s", rank, hit.score(), name);
            out.line(Snippet.of(line, List.of(), columns).text());
            String passage = hit.passage();
            if (!passage.isBlank()) {
                Snippet snippet = Snippet.of(passage, highlighter.spans(passage), columns - INDENT.length());
                out.line(INDENT + snippet.marked(marker));
            }
        }
    }
}
