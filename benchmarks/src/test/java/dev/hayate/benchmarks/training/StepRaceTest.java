package dev.hayate.benchmarks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepRaceTest {
    private final List<String> turns = new ArrayList<>();

    @Test
    void takesTurnsAndTheirMedians() throws IOException {
        StepRace race = StepRace.run(List.of(trainee("a", 8, 1), trainee("b", 8.8, 2)), 1, 3);

        assertThat(String.join("", turns)).isEqualTo("ab" + "ab" + "ba" + "ab");
        assertThat(race.difference(1)).isCloseTo(0.1, within(1e-12));
        assertThat(race.table())
                .contains("| a | 3.000 | 2.000 | 1.000 | **1.00 ×** [1.00–1.00] | 1.00 × | 1.00 × |")
                .contains("| b | 6.000 | 4.000 | 2.000 | **2.00 ×** [2.00–2.00] | 2.00 × | 2.00 × |");
    }

    private Trainee trainee(String name, double loss, double seconds) {
        return new Trainee() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public StepResult step() {
                turns.add(name);
                return new StepResult(loss, 1, 2 * seconds, seconds);
            }
        };
    }
}
