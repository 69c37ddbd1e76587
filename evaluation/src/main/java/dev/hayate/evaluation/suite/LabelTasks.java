package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.FileSource;
import dev.hayate.evaluation.task.LabelledTexts;
import dev.hayate.evaluation.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Tasks of texts with labels, whose parts number the same labels alike.
final class LabelTasks {
    private LabelTasks() {}

    static Task classification(String name, FileSource train, Optional<FileSource> dev, FileSource test)
            throws IOException {
        LabelFiles examples = LabelFiles.read(train);
        requireTwoLabels(examples, train);
        LabelFiles measured = LabelFiles.read(test);
        Optional<LabelFiles> chosenBy = read(dev);
        SortedMap<String, Integer> numbers = numbers(List.of(examples, measured), chosenBy);
        return new Task.Classification(
                name, examples.numbered(numbers), numbered(chosenBy, numbers), measured.numbered(numbers));
    }

    private static void requireTwoLabels(LabelFiles examples, FileSource train) throws DataException {
        if (Set.copyOf(examples.labels()).size() < 2) {
            throw new DataException(
                    train.files().getFirst().toString(),
                    0,
                    "has only the label \"" + examples.labels().getFirst()
                            + "\"; labels are learned from examples of two at least");
        }
    }

    static Task clustering(String name, Optional<FileSource> dev, FileSource test) throws IOException {
        LabelFiles measured = LabelFiles.read(test);
        Optional<LabelFiles> chosenBy = read(dev);
        SortedMap<String, Integer> numbers = numbers(List.of(measured), chosenBy);
        return new Task.Clustering(name, numbered(chosenBy, numbers), measured.numbered(numbers));
    }

    private static Optional<LabelFiles> read(Optional<FileSource> files) throws IOException {
        return files.isPresent() ? Optional.of(LabelFiles.read(files.get())) : Optional.empty();
    }

    private static SortedMap<String, Integer> numbers(List<LabelFiles> parts, Optional<LabelFiles> dev) {
        List<LabelFiles> all = new ArrayList<>(parts);
        dev.ifPresent(all::add);
        return LabelFiles.numbers(all);
    }

    private static Optional<LabelledTexts> numbered(Optional<LabelFiles> part, SortedMap<String, Integer> numbers) {
        return part.map(files -> files.numbered(numbers));
    }
}
