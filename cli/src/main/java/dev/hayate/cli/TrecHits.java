package dev.hayate.cli;

import dev.hayate.search.Hit;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.List;

/// Lines of a run as TREC has it: query, `Q0`, document, rank, score, run.
///
/// @param run what the run is called
record TrecHits(String run) implements HitWriter {
    @Override
    public void write(IndexSearchOptions.Query query, List<Hit> hits, JapaneseWords words, ResultWriter out)
            throws IOException {
        int rank = 0;
        for (Hit hit : hits) {
            rank++;
            out.line(String.join(
                    " ",
                    field(query.id()),
                    "Q0",
                    field(hit.id()),
                    Integer.toString(rank),
                    Double.toString(hit.score()),
                    run));
        }
    }

    private static String field(String id) {
        if (id.isEmpty() || id.chars().anyMatch(Character::isWhitespace)) {
            throw CommandException.failure("the id \"" + id
                    + "\" cannot stand in a run, whose fields are parted by spaces; --json has no such" + " limit");
        }
        return id;
    }
}
