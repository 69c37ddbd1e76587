package dev.hayate.benchmarks.contest;

import java.io.IOException;
import java.util.List;

/// Work for several programs.
///
/// @param warmUp work that is repeated before the clock runs
/// @param rounds the timed work; every program does each once
/// @param warmUpSeconds how long each program warms up
/// @param <W> the kind of work
public record Contest<W>(W warmUp, List<W> rounds, double warmUpSeconds) {
    /// Keeps its own copy of the list.
    public Contest {
        rounds = List.copyOf(rounds);
    }

    /// Lets the programs compete, the first being the one that the others are measured by.
    ///
    /// @throws IOException if a program has ended
    public Standings run(List<? extends Contestant<W>> contestants) throws IOException {
        for (Contestant<W> contestant : contestants) {
            warmUp(contestant);
        }
        double[][] seconds = new double[contestants.size()][rounds.size()];
        for (int round = 0; round < rounds.size(); round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                int contestant = (round + turn) % contestants.size();
                seconds[contestant][round] = contestants.get(contestant).seconds(rounds.get(round));
            }
        }
        return new Standings(contestants.stream().map(Contestant::name).toList(), seconds);
    }

    private void warmUp(Contestant<W> contestant) throws IOException {
        double spent = 0;
        do {
            spent += contestant.seconds(warmUp);
        } while (spent < warmUpSeconds);
    }
}
