package dev.hayate.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    private static final long SECOND = 1_000_000_000;

    /// Times of [System#nanoTime()] may be anything, and overflow.
    @ParameterizedTest
    @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND / 2})
    void givesWhatASecondBringsAndThenOneAfterTheOther(long now) {
        Rate rate = Rate.perSecond(4, now);
        for (int i = 0; i < 5; i++) {
            assertThat(rate.take(1, now)).isZero();
        }
        assertThat(rate.take(1, now)).isEqualTo(SECOND / 4);
        assertThat(rate.waiting(now)).isEqualTo(SECOND / 4);
        assertThat(rate.take(1, now + SECOND / 4)).isZero();
        assertThat(rate.take(1, now + SECOND / 4)).isEqualTo(SECOND / 4);
    }

    @Test
    void whatIsNotTakenDoesNotPileUp() {
        Rate rate = Rate.perSecond(1, 0);
        assertThat(rate.take(1, 1000 * SECOND)).isZero();
        assertThat(rate.take(1, 1000 * SECOND)).isZero();
        assertThat(rate.take(1, 1000 * SECOND)).isEqualTo(SECOND);
    }

    @Test
    void aLargeBatchPassesAndIsPaidForAfterwards() {
        Rate rate = Rate.perSecond(10, 0);
        assertThat(rate.take(1000, 0)).isZero();
        assertThat(rate.take(1, 0)).isEqualTo(99 * SECOND);
        assertThat(rate.take(1, 99 * SECOND)).isZero();
    }

    @Test
    void withoutLimitNobodyWaits() {
        Rate rate = Rate.unlimited();
        for (long now = 100; now > 0; now--) {
            assertThat(rate.take(Integer.MAX_VALUE, now)).isZero();
        }
    }
}
