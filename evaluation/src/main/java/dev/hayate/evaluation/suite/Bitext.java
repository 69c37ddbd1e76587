package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.Corpus;
import dev.hayate.evaluation.task.Passages;
import dev.hayate.evaluation.task.Queries;
import dev.hayate.evaluation.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Pairs of texts that say the same, in two languages: the first of each finds the second among all of them. The
/// numbers of the rows are the ids.
final class Bitext {
    private Bitext() {}

    static Task read(String name, FileSource files) throws IOException {
        List<String> ids = new ArrayList<>();
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        List<Map<String, Double>> relevant = new ArrayList<>();
        try (RowReader rows = RowReader.open(files, RowSelection.of(PairFiles.FIRST, PairFiles.SECOND))) {
            while (rows.next()) {
                ids.add(Long.toString(rows.row()));
                first.add(rows.text(0));
                second.add(rows.text(1));
                relevant.add(Map.of(ids.getLast(), 1.0));
            }
        }
        return new Task.Retrieval(
                name,
                Optional.empty(),
                new Queries(ids, first, relevant),
                Corpus.of(new Passages(ids, second)),
                "accuracy@1");
    }
}
