package dev.hayate.evaluation.suite;

import dev.hayate.data.FileSource;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.evaluation.task.LabelledTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Texts as they are read, with labels of any kind: `text` and `label`.
record LabelFiles(List<String> texts, List<String> labels) {
    static final String TEXT = "text";
    static final String LABEL = "label";

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    static LabelFiles read(FileSource files) throws IOException {
        Columns.of(files).require(TEXT, LABEL);
        List<String> texts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        try (RowReader rows = RowReader.open(files, RowSelection.of(TEXT).withValues(LABEL))) {
            while (rows.next()) {
                texts.add(rows.text(0));
                labels.add(rows.value(0));
            }
        }
        return new LabelFiles(texts, labels);
    }

    /// The numbers of the labels that occur in any part of a task, from 0 on: whole numbers in the order of their
    /// values, others in that of their code points, which is that of Python's `sorted`.
    static SortedMap<String, Integer> numbers(Collection<LabelFiles> parts) {
        boolean integers = parts.stream()
                .flatMap(part -> part.labels.stream())
                .allMatch(label -> INTEGER.matcher(label).matches());
        SortedMap<String, Integer> numbers =
                new TreeMap<>(integers ? Comparator.comparingLong(Long::parseLong) : LabelFiles::compareCodePoints);
        parts.forEach(part -> part.labels.forEach(label -> numbers.put(label, 0)));
        int next = 0;
        for (var entry : numbers.entrySet()) {
            entry.setValue(next++);
        }
        return numbers;
    }

    private static int compareCodePoints(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    /// The texts with the numbers of their labels.
    LabelledTexts numbered(SortedMap<String, Integer> numbers) {
        return new LabelledTexts(
                texts,
                labels.stream()
                        .mapToInt(label -> numbers.getOrDefault(label, 0))
                        .toArray());
    }
}
