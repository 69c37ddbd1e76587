package dev.hayate.evaluation.report;

import dev.hayate.evaluation.score.TaskScores;
import dev.hayate.evaluation.task.TaskKind;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What others have published, and what of it may stand beside a run: figures of the same suite, of data sets
/// that were measured, in the same metric; means only where they are of the same data sets.
///
/// @param rows in the order in which they are to be shown
/// @param sets that the means of a suite are of
record Published(List<PublishedRow> rows, List<DataSets> sets) {
    record DataSets(String suite, String kind, String metric, Set<String> names) {}

    static Published load() throws IOException {
        List<PublishedRow> rows =
                lines("published-rows.tsv").stream().map(PublishedRow::parse).toList();
        List<DataSets> sets = lines("published-sets.tsv").stream()
                .map(line -> List.of(line.split("\t", -1)))
                .map(cells -> new DataSets(
                        cells.get(0),
                        cells.get(1),
                        cells.get(2),
                        Set.of(cells.get(3).split(" ", -1))))
                .toList();
        return new Published(rows, sets);
    }

    private static List<String> lines(String name) throws IOException {
        return Resources.text(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    /// The rows that may stand beside a suite, with what may be compared of each.
    List<PublishedRow> beside(Scoreboard board) {
        Set<String> fitting = fitting(board);
        return rows.stream()
                .filter(row -> row.suite().equals(board.suite()))
                .map(row -> row.with(row.scores().entrySet().stream()
                        .filter(score -> fitting.contains(score.getKey().split(":", 2)[0]))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new))))
                .filter(row -> !row.scores().isEmpty())
                .toList();
    }

    /// What of the suite was measured in the same way: data sets, kinds of which all data sets were, and the
    /// mean of all.
    private Set<String> fitting(Scoreboard board) {
        Set<String> fitting = new HashSet<>();
        boolean whole = true;
        for (DataSets set : sets) {
            if (set.suite().equals(board.suite())) {
                Set<String> measured = board.tasks().stream()
                        .filter(task -> task.kind().title().equals(set.kind())
                                && task.metric().equals(set.metric()))
                        .map(TaskScores::task)
                        .collect(Collectors.toSet());
                measured.stream().filter(set.names()::contains).forEach(fitting::add);
                if (measured.equals(set.names())) {
                    fitting.add(set.kind());
                } else {
                    whole = false;
                }
            }
        }
        if (whole && kinds(board).equals(published(board.suite()))) {
            fitting.add(PublishedRow.MICRO);
        }
        return fitting;
    }

    private static Set<String> kinds(Scoreboard board) {
        return board.kinds().stream().map(TaskKind::title).collect(Collectors.toSet());
    }

    private Set<String> published(String suite) {
        return sets.stream()
                .filter(set -> set.suite().equals(suite))
                .map(DataSets::kind)
                .collect(Collectors.toSet());
    }
}
