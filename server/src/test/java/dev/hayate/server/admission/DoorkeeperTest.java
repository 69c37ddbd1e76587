package dev.hayate.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {
    private static final List<ApiKey> KEYS = List.of(ApiKey.of("ann", "sk-1"), ApiKey.of("ben", "sk-2"));

    private static Problem refusal(Doorkeeper doorkeeper, String address, @Nullable String header) {
        return catchThrowableOfType(ApiException.class, () -> doorkeeper.identify(address, header))
                .problem();
    }

    @Test
    void knowsTheHoldersOfItsKeys() {
        Doorkeeper doorkeeper = new Doorkeeper(KEYS, Rates.UNLIMITED, 5);
        assertThat(doorkeeper.identify("a", "Bearer sk-1").name()).isEqualTo("ann");
        assertThat(doorkeeper.identify("a", "bearer  sk-2 ").name()).isEqualTo("ben");
    }

    @Test
    void withoutKeysEverybodyMayCall() {
        Doorkeeper doorkeeper = new Doorkeeper(List.of(), Rates.UNLIMITED, 5);
        assertThat(doorkeeper.identify("a", null).name()).isEqualTo("-");
        assertThat(doorkeeper.identify("a", "Bearer anything").name()).isEqualTo("-");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "sk-1", "Basic sk-1", "Bearer", "Bearer ", "Bearer sk-", "Bearer sk-11", "Bearer sk-1,sk-2"})
    void refusesEverythingElse(@Nullable String header) {
        assertThat(refusal(new Doorkeeper(KEYS, Rates.UNLIMITED, 5), "a", header))
                .isEqualTo(Problem.UNAUTHORIZED);
    }

    @Test
    void slowsDownWhoGuessesAndNobodyElse() {
        Doorkeeper doorkeeper = new Doorkeeper(KEYS, Rates.UNLIMITED, 2);
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(doorkeeper, "a", "Bearer guess")).isEqualTo(Problem.UNAUTHORIZED);
        }
        assertThat(refusal(doorkeeper, "a", "Bearer guess")).isEqualTo(Problem.RATE_LIMITED);
        assertThat(refusal(doorkeeper, "b", "Bearer guess")).isEqualTo(Problem.UNAUTHORIZED);
        assertThat(doorkeeper.identify("a", "Bearer sk-1").name()).isEqualTo("ann");
    }

    @Test
    void aMissingKeyIsNoGuess() {
        Doorkeeper doorkeeper = new Doorkeeper(KEYS, Rates.UNLIMITED, 1);
        for (int i = 0; i < 10; i++) {
            assertThat(refusal(doorkeeper, "a", null)).isEqualTo(Problem.UNAUTHORIZED);
        }
    }

    @Test
    void remembersSoManyAddressesAndNoMore() {
        Guesses guesses = new Guesses(1);
        for (int i = 0; i < 10_001; i++) {
            guesses.wrong("address " + i, 0);
            guesses.wrong("address " + i, 0);
        }
        assertThat(guesses.waiting("address 0", 0)).isZero();
        assertThat(guesses.waiting("address 1", 0)).isPositive();
    }

    @Test
    void namesAreUnique() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Doorkeeper(List.of(ApiKey.of("ann", "a"), ApiKey.of("ann", "b")), Rates.UNLIMITED, 1))
                .withMessage("two keys are called ann");
    }

    @Test
    void keysAreNeitherShownNorSpoken() {
        assertThat(ApiKey.of("ann", "sk-1").toString()).isEqualTo("key ann");
        assertThatThrownBy(() -> ApiKey.of("ann", "secret with spaces"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key ann")
                .hasMessageNotContaining("secret");
    }
}
