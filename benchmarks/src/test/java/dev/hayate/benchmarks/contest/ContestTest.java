package dev.hayate.benchmarks.contest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {
    private final List<String> turns = new ArrayList<>();

    @Test
    void letsEveryoneWorkOnceARoundAndChangesTheOrder() throws IOException {
        new Contest<>(0, List.of(1, 2, 3), 0).run(List.of(contestant("a", 1), contestant("b", 1)));

        assertThat(turns).containsExactly("a0", "b0", "a1", "b1", "b2", "a2", "a3", "b3");
    }

    @Test
    void warmsUpForTheWantedTime() throws IOException {
        new Contest<>(0, List.of(1), 0.5).run(List.of(contestant("a", 0.25)));

        assertThat(turns).containsExactly("a0", "a0", "a1");
    }

    @Test
    void comparesWithTheFirstWithinEachRound() throws IOException {
        Standings standings =
                new Contest<>(0, List.of(1, 10, 100), 0).run(List.of(contestant("a", 1), contestant("b", 4)));

        assertThat(standings.name(1)).isEqualTo("b");
        assertThat(standings.timesTheFirst(1)).isEqualTo(new Spread(4, 4, 4));
        assertThat(standings.seconds(0)).isEqualTo(new Spread(10, 1, 100));
    }

    private Contestant<Integer> contestant(String name, double secondsPerUnit) {
        return new Contestant<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double seconds(Integer work) {
                turns.add(name + work);
                return Math.max(1, work) * secondsPerUnit;
            }
        };
    }
}
