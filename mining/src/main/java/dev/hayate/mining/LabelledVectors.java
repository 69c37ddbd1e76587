package dev.hayate.mining;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.data.RowReader;
import dev.hayate.data.RowSelection;
import dev.hayate.data.RowSource;
import dev.hayate.numerics.Matrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Texts with a label each, as vectors.
///
/// @param vectors shape `[texts, dimension]`
/// @param labels by text, a place in `names`
/// @param names the labels: whole numbers in the order of their values, others in that of their code points, which
///     is that of Python's `sorted`
public record LabelledVectors(Matrix vectors, int[] labels, List<String> names) {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    /// Reads and encodes texts.
    ///
    /// @param text the column of texts
    /// @param label the column of labels, texts or numbers
    /// @param options their dimension is that of the vectors, and must be given
    /// @param progress is told how many texts are done, now and then
    /// @throws dev.hayate.data.DataException if the rows cannot be read
    public static LabelledVectors read(
            RowSource source,
            String text,
            String label,
            StaticEmbeddingModel model,
            EncodeOptions options,
            LongConsumer progress)
            throws IOException {
        List<String> values = new ArrayList<>();
        VectorBatches vectors = new VectorBatches(options.dimension());
        try (RowReader reader = RowReader.open(source, RowSelection.of(text).withValues(label))) {
            TextIterator texts = new TextIterator(reader, row -> values.add(row.value(0)));
            TextIterator.reading(
                    texts,
                    iterator -> model.encode(iterator, options, batch -> {
                        vectors.add(batch);
                        progress.accept(vectors.rows());
                    }));
        }
        List<String> names = names(values);
        return new LabelledVectors(vectors.matrix(), numbers(values, names), names);
    }

    private static List<String> names(List<String> values) {
        boolean integers =
                values.stream().allMatch(value -> INTEGER.matcher(value).matches());
        Comparator<String> byCodePoints = (a, b) ->
                Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
        return values.stream()
                .distinct()
                .sorted(integers ? Comparator.comparingLong(Long::parseLong) : byCodePoints)
                .toList();
    }

    private static int[] numbers(List<String> values, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        names.forEach(name -> places.put(name, places.size()));
        return values.stream()
                .mapToInt(value -> Objects.requireNonNull(places.get(value)))
                .toArray();
    }

    /// The same with the labels of others first, so that these have the same numbers.
    LabelledVectors numberedAs(List<String> others) {
        SequencedSet<String> all = new LinkedHashSet<>(others);
        all.addAll(names);
        List<String> allNames = List.copyOf(all);
        int[] renumbered = Arrays.stream(labels)
                .map(label -> allNames.indexOf(names.get(label)))
                .toArray();
        return new LabelledVectors(vectors, renumbered, allNames);
    }

    /// How many texts there are.
    public int size() {
        return labels.length;
    }

    /// How many texts have each label.
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        names.forEach(name -> counts.put(name, 0));
        for (int label : labels) {
            counts.merge(names.get(label), 1, Integer::sum);
        }
        return counts;
    }

    /// How many texts have no tokens, so that their vector is zero.
    public int withoutTokens() {
        int count = 0;
        for (int row = 0; row < vectors.rows(); row++) {
            count += VectorBatches.isZero(vectors, row) ? 1 : 0;
        }
        return count;
    }

    /// Some of the texts.
    LabelledVectors of(int[] rows) {
        Matrix chosen = Matrix.of(rows.length, vectors.columns());
        int[] chosenLabels = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(vectors.values(), vectors.at(rows[i]), chosen.values(), chosen.at(i), vectors.columns());
            chosenLabels[i] = labels[rows[i]];
        }
        return new LabelledVectors(chosen, chosenLabels, names);
    }
}
