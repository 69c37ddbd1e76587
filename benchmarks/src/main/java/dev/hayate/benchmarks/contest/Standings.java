package dev.hayate.benchmarks.contest;

import java.util.List;

/// What came out of a contest.
public final class Standings {
    private final List<String> names;
    private final double[][] seconds;

    /// Takes the times over, without a copy.
    ///
    /// @param seconds `[contestants, rounds]`
    Standings(List<String> names, double[][] seconds) {
        this.names = names;
        this.seconds = seconds;
    }

    /// How many took part.
    public int contestants() {
        return names.size();
    }

    public String name(int contestant) {
        return names.get(contestant);
    }

    /// Seconds a round.
    public Spread seconds(int contestant) {
        return Spread.of(seconds[contestant]);
    }

    /// How many times as long as the first contestant this one took, round by round.
    public Spread timesTheFirst(int contestant) {
        double[] ratios = new double[seconds[contestant].length];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = seconds[contestant][round] / seconds[0][round];
        }
        return Spread.of(ratios);
    }
}
