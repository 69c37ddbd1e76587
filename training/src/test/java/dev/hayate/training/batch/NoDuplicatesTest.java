package dev.hayate.training.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoDuplicatesTest {
    @Test
    void passesARowOverUntilTheNextBatchIfItsTextIsInThisOne() {
        TextRows rows = new TextRows(List.of(
                List.of("q1", "p1"),
                List.of("q2", "p1"),
                List.of("q3", "p2"),
                List.of("p1", "p3"),
                List.of("q4", "p4")));
        assertThat(batches(rows, IntStream.range(0, 5).toArray(), 2))
                .containsExactly(List.of(0, 2), List.of(1, 4), List.of(3));
    }

    @Test
    void aRowMayHoldTheSameTextTwice() {
        TextRows rows = new TextRows(List.of(List.of("a", "a"), List.of("b", "c")));
        assertThat(batches(rows, new int[] {0, 1}, 2)).containsExactly(List.of(0, 1));
    }

    @Test
    void aRowThatIsRepeatedMeetsItselfInNoBatch() {
        TextRows rows = new TextRows(List.of(List.of("a", "b"), List.of("c", "d")));
        TextNumbers texts = TextNumbers.of(rows).withARowsOwn();
        assertThat(batches(texts, new int[] {0, 0, 1, 1}, 4)).containsExactly(List.of(0, 1), List.of(0, 1));
    }

    @ParameterizedTest
    @CsvSource({"400, 2, 20, 7", "3000, 3, 500, 64", "3000, 2, 40, 64", "500, 9, 2000, 32", "2000, 2, 3000, 5"})
    void dividesAsSentenceTransformersDoes(int count, int columns, int texts, int size) {
        for (int seed = 0; seed < 20; seed++) {
            TextRows rows = random(count, columns, texts, seed);
            int[] order = Order.shuffled(count, seed);
            assertThat(batches(rows, order, size)).as("seed " + seed).isEqualTo(original(rows, order, size));
        }
    }

    private static TextRows random(int count, int columns, int texts, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(IntStream.range(0, columns)
                    .mapToObj(column -> "t" + (int) (texts * Math.pow(random.nextDouble(), 2)))
                    .toList());
        }
        return new TextRows(rows);
    }

    private static List<List<Integer>> batches(TextRows rows, int[] order, int size) {
        return batches(TextNumbers.of(rows), order, size);
    }

    private static List<List<Integer>> batches(TextNumbers texts, int[] order, int size) {
        Batches batches = NoDuplicates.of(texts, order, size);
        return IntStream.range(0, batches.count())
                .mapToObj(batch -> IntStream.of(batches.batch(batch)).boxed().toList())
                .toList();
    }

    /// The loop of `NoDuplicatesBatchSampler`.
    private static List<List<Integer>> original(TextRows rows, int[] order, int size) {
        List<List<Integer>> batches = new ArrayList<>();
        List<Integer> remaining = new ArrayList<>(IntStream.of(order).boxed().toList());
        while (!remaining.isEmpty()) {
            Set<String> texts = new HashSet<>();
            List<Integer> batch = new ArrayList<>();
            for (int row : remaining) {
                List<String> values = rows.texts().get(row);
                if (values.stream().noneMatch(texts::contains)) {
                    batch.add(row);
                    texts.addAll(values);
                    if (batch.size() == size) {
                        break;
                    }
                }
            }
            batch.forEach(row -> remaining.remove((Object) row));
            batches.add(batch);
        }
        return batches;
    }
}
