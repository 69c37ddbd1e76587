package dev.hayate.training.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hayate.numerics.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuffixArrayTest {
    private static final int DEPTH = 5;

    private static int[] randomRuns(Random random, int letters) {
        int[] codes = new int[600];
        for (int i = 0; i < codes.length - 1; i++) {
            codes[i] = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(letters);
        }
        return codes;
    }

    private static List<Integer> head(int[] codes, int from) {
        List<Integer> head = new ArrayList<>();
        for (int i = from; head.size() < DEPTH && codes[i] != 0; i++) {
            head.add(codes[i]);
        }
        return head;
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        return Arrays.compare(
                a.stream().mapToInt(Integer::intValue).toArray(),
                b.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void ordersSuffixesAsSortingTheirHeadsDoes() {
        Random random = new Random(5);
        for (int letters : new int[] {1, 2, 4, 30}) {
            int[] codes = randomRuns(random, letters);
            List<List<Integer>> expected = new ArrayList<>();
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] != 0) {
                    expected.add(head(codes, i));
                }
            }
            expected.sort(SuffixArrayTest::compare);
            try (Workers workers = new Workers(3)) {
                SuffixArray array = SuffixArray.of(codes, letters + 1, DEPTH, workers);

                assertThat(Arrays.stream(array.order())
                                .mapToObj(suffix -> head(codes, suffix))
                                .toList())
                        .isEqualTo(expected);
                assertThat(Arrays.stream(array.order()).distinct().count()).isEqualTo(expected.size());
            }
        }
    }

    @Test
    void tellsWhatNeighboursHaveInCommon() {
        int[] codes = {1, 2, 3, 0, 1, 2, 0, 1, 2, 3, 0};
        try (Workers workers = new Workers(1)) {
            SuffixArray array = SuffixArray.of(codes, 4, DEPTH, workers);
            List<Integer> lengths = new ArrayList<>();
            for (int i = 0; i + 1 < array.order().length; i++) {
                lengths.add(array.common(i, i + 1));
            }

            assertThat(lengths).containsExactly(2, 3, 0, 1, 2, 0, 1);
            assertThat(lengths.stream().max(Comparator.naturalOrder())).contains(3);
        }
    }
}
