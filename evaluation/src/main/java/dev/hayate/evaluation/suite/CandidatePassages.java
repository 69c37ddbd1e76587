package dev.hayate.evaluation.suite;

import dev.hayate.data.DataException;
import dev.hayate.data.RowReader;
import dev.hayate.evaluation.task.Passages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Numbers the candidates of all queries in the order in which they come, and finds their texts.
final class CandidatePassages {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    /// The number of a passage.
    ///
    /// @param place who asks for it
    int number(String id, Place place) {
        return numbers.computeIfAbsent(id, unknown -> {
            ids.add(id);
            places.add(place);
            return ids.size() - 1;
        });
    }

    /// The passages by their numbers, where what names them are their texts.
    Passages numbered() {
        List<String> names =
                IntStream.range(0, ids.size()).mapToObj(Integer::toString).toList();
        return new Passages(names, ids);
    }

    /// The passages by their numbers. Of the corpus only their texts are kept.
    ///
    /// @throws DataException if one is missing, or there twice
    Passages texts(FileCorpus corpus) throws IOException {
        @Nullable String[] texts = new String[ids.size()];
        UniqueIds unique = new UniqueIds(corpus.id(), numbers.keySet(), UniqueIds.MOST);
        try (RowReader rows = corpus.rows()) {
            while (rows.next()) {
                String id = rows.value(0);
                unique.add(id, rows);
                Integer number = numbers.get(id);
                if (number != null) {
                    texts[number] = corpus.text(rows);
                }
            }
        }
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] == null) {
                throw corpus.missing(ids.get(i), places.get(i));
            }
        }
        return new Passages(Collections.unmodifiableList(ids), Arrays.asList(texts));
    }
}
