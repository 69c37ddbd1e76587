package dev.hayate.training.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hayate.training.table.TokenBatch;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenDropoutTest {
    private static final TokenBatch BATCH =
            new TokenBatch(IntStream.range(0, 2001).toArray(), new int[] {0, 1000, 1000, 1001, 2001});

    @Test
    void leavesOutAboutAsManyAsAskedFor() {
        TokenBatch left = new TokenDropout(0.3, 7).of(BATCH, 1);
        assertThat(left.ids().length).isBetween(1300, 1500);
        assertThat(left.ids()).isSorted().doesNotHaveDuplicates();
        assertThat(left.starts()[3]).isEqualTo(left.starts()[2] + 1);
    }

    @Test
    void aTextKeepsAToken() {
        TokenBatch left = new TokenDropout(0.999999, 7).of(BATCH, 1);
        assertThat(IntStream.range(0, 4).map(text -> left.starts()[text + 1] - left.starts()[text]))
                .containsExactly(1, 0, 1, 1);
    }

    @Test
    void chanceFollowsFromSeedAndStep() {
        TokenDropout dropout = new TokenDropout(0.3, 7);
        assertThat(dropout.of(BATCH, 1).ids()).isEqualTo(dropout.of(BATCH, 1).ids());
        assertThat(dropout.of(BATCH, 1).ids()).isNotEqualTo(dropout.of(BATCH, 2).ids());
        assertThat(Arrays.equals(
                        new TokenDropout(0.3, 8).of(BATCH, 1).ids(),
                        dropout.of(BATCH, 1).ids()))
                .isFalse();
    }

    @Test
    void aRateThatLeavesNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenDropout(1, 7));
    }
}
