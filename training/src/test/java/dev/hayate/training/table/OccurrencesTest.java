package dev.hayate.training.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OccurrencesTest {
    @Test
    void listsTheTextsOfEveryTokenWithItsShare() {
        TokenBatch batch = new TokenBatch(new int[] {3, 5, 3, 3, 5, 0}, new int[] {0, 4, 4, 6});

        Occurrences occurrences = Occurrences.of(batch, 7);

        assertThat(occurrences.tokens()).containsExactly(0, 3, 5);
        assertThat(occurrences.starts()).containsExactly(0, 1, 2, 4);
        assertThat(occurrences.texts()).containsExactly(2, 0, 0, 2);
        assertThat(occurrences.shares()).containsExactly(0.5f, 0.75f, 0.25f, 0.5f);
    }
}
