package dev.hayate.benchmarks.training;

import dev.hayate.benchmarks.contest.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Steps of several programs in turns, the first being the one that the others are measured by.
public final class StepRace {
    private final List<? extends Trainee> trainees;
    private final List<StepResult> firsts = new ArrayList<>();
    private final List<List<StepResult>> rounds = new ArrayList<>();

    private StepRace(List<? extends Trainee> trainees) {
        this.trainees = trainees;
        for (int n = 0; n < trainees.size(); n++) {
            rounds.add(new ArrayList<>());
        }
    }

    /// Lets every program make its steps, in an order that changes from round to round.
    ///
    /// @param warmUp the steps before the clock counts, at least 1
    public static StepRace run(List<? extends Trainee> trainees, int warmUp, int rounds) throws IOException {
        StepRace race = new StepRace(trainees);
        for (int n = 0; n < trainees.size(); n++) {
            race.firsts.add(trainees.get(n).step());
            for (int step = 1; step < warmUp; step++) {
                trainees.get(n).step();
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < trainees.size(); turn++) {
                int n = (round + turn) % trainees.size();
                race.rounds.get(n).add(trainees.get(n).step());
            }
        }
        return race;
    }

    /// How far the loss and the norm of a program's first step are from those of the first program, as a part of
    /// them. Later ones say less, as AdamW makes whole steps of gradients so small that they are mere rounding.
    public double difference(int trainee) {
        StepResult first = firsts.getFirst();
        StepResult other = firsts.get(trainee);
        return Math.max(Math.abs(other.loss() / first.loss() - 1), Math.abs(other.norm() / first.norm() - 1));
    }

    /// The table of medians in Markdown.
    public String table() {
        StringBuilder table = new StringBuilder("| program | a step, s | loss and gradient, s | clipping and AdamW, s"
                + " | time relative to the first row: median [least–greatest] | loss and gradient | AdamW |\n"
                + "|---|---:|---:|---:|---:|---:|---:|\n");
        for (int n = 0; n < trainees.size(); n++) {
            Spread ratio = ratios(n, StepResult::seconds);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f | %.3f | **%.2f ×** [%.2f–%.2f] | %.2f × | %.2f × |%n",
                    trainees.get(n).name(),
                    median(n, StepResult::seconds),
                    median(n, StepResult::gradientSeconds),
                    median(n, StepResult::optimizerSeconds),
                    ratio.median(),
                    ratio.least(),
                    ratio.greatest(),
                    ratios(n, StepResult::gradientSeconds).median(),
                    ratios(n, StepResult::optimizerSeconds).median()));
        }
        return table.toString();
    }

    private double median(int trainee, ToDoubleFunction<StepResult> part) {
        return Spread.of(rounds.get(trainee).stream().mapToDouble(part).toArray())
                .median();
    }

    private Spread ratios(int trainee, ToDoubleFunction<StepResult> part) {
        double[] ratios = new double[rounds.getFirst().size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = part.applyAsDouble(rounds.get(trainee).get(round))
                    / part.applyAsDouble(rounds.getFirst().get(round));
        }
        return Spread.of(ratios);
    }
}
