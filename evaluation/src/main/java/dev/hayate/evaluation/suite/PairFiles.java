package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.TextPairs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Reads pairs of texts: `sentence1`, `sentence2` and `score` or, as JMTEB has it, `label`.
final class PairFiles {
    static final String FIRST = "sentence1";
    static final String SECOND = "sentence2";
    static final String SCORE = "score";
    static final String LABEL = "label";

    private PairFiles() {}

    /// Similarities stand in `score`, or where there is none in `label`.
    static TextPairs similarities(FileSource files) throws IOException {
        return read(files, Columns.of(files).requireOneOf(SCORE, LABEL), Gold.SIMILARITY);
    }

    static TextPairs labels(FileSource files, Gold gold) throws IOException {
        return read(files, LABEL, gold);
    }

    /// Labels by which a threshold is chosen.
    ///
    /// @throws DataException if all pairs have the same
    static TextPairs bothLabels(FileSource files, Gold gold) throws IOException {
        TextPairs pairs = labels(files, gold);
        if (Arrays.stream(pairs.scores()).distinct().count() < 2) {
            throw new DataException(
                    files.files().getFirst().toString(),
                    0,
                    "has pairs of one label only, among which no threshold can be chosen");
        }
        return pairs;
    }

    private static TextPairs read(FileSource files, String column, Gold gold) throws IOException {
        Columns.of(files).require(FIRST, SECOND, column);
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        DoubleStream.Builder scores = DoubleStream.builder();
        try (RowReader rows =
                RowReader.open(files, RowSelection.of(FIRST, SECOND).withValues(column))) {
            while (rows.next()) {
                first.add(rows.text(0));
                second.add(rows.text(1));
                scores.add(gold.score(rows.value(0), column, Place.of(rows)));
            }
        }
        return new TextPairs(first, second, scores.build().toArray());
    }
}
