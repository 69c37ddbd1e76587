package dev.hayate.training.batch;

import java.util.ArrayList;
import java.util.List;

/// Which rows meet in which step of a run. It follows from the data sets, the sampling and the seed. Immutable.
public final class BatchPlan {
    private final List<Epoch> epochs;

    private BatchPlan(List<Epoch> epochs) {
        this.epochs = List.copyOf(epochs);
    }

    /// One batch.
    ///
    /// @param set the number of its data set
    /// @param rows the numbers of its rows in the data set's store
    /// @param epoch the number of its epoch, from 0
    public record Step(int set, int[] rows, int epoch) {}

    private record Epoch(Batches[] sets, int[] turns, int[] numbers) {}

    /// Plans a run.
    ///
    /// @throws IllegalArgumentException if a batch needs more rows than there are in all data sets together
    public static BatchPlan of(List<TrainingSet> sets, Sampling sampling, int epochs, long seed) {
        long all = sets.stream().mapToLong(set -> set.rows().length).sum();
        if (sampling.batch() > all) {
            throw new IllegalArgumentException(
                    "a batch of " + sampling.batch() + " is larger than the data, " + all + " rows");
        }
        List<SetBatches> makers = new ArrayList<>();
        for (TrainingSet set : sets) {
            makers.add(SetBatches.of(set, sampling));
        }
        List<Epoch> plan = new ArrayList<>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            Batches[] batches = new Batches[sets.size()];
            for (int set = 0; set < batches.length; set++) {
                batches[set] = makers.get(set).shuffled(seed, epoch, set);
            }
            plan.add(epoch(batches, sampling.turns(), seed, epoch));
        }
        return new BatchPlan(plan);
    }

    private static Epoch epoch(Batches[] sets, Sampling.Turns turns, long seed, int epoch) {
        int[] order = switch (turns) {
            case PROPORTIONAL -> proportional(sets, seed, epoch);
            case ROUND_ROBIN -> roundRobin(sets);
        };
        int[] numbers = new int[order.length];
        int[] next = new int[sets.length];
        for (int step = 0; step < order.length; step++) {
            numbers[step] = next[order[step]]++;
        }
        return new Epoch(sets, order, numbers);
    }

    private static int[] proportional(Batches[] sets, long seed, int epoch) {
        int count = 0;
        for (Batches set : sets) {
            count += set.count();
        }
        int[] order = new int[count];
        int at = 0;
        for (int set = 0; set < sets.length; set++) {
            for (int batch = 0; batch < sets[set].count(); batch++) {
                order[at++] = set;
            }
        }
        Order.shuffle(order, seed, epoch);
        return order;
    }

    private static int[] roundRobin(Batches[] sets) {
        int rounds = Integer.MAX_VALUE;
        for (Batches set : sets) {
            rounds = Math.min(rounds, set.count());
        }
        int[] order = new int[rounds * sets.length];
        for (int step = 0; step < order.length; step++) {
            order[step] = step % sets.length;
        }
        return order;
    }

    /// How many steps there are in all.
    public int steps() {
        return epochs.stream().mapToInt(epoch -> epoch.turns.length).sum();
    }

    /// The batch of a step.
    ///
    /// @param step from 0
    public Step step(int step) {
        int at = step;
        int number = 0;
        while (at >= epochs.get(number).turns.length) {
            at -= epochs.get(number).turns.length;
            number++;
        }
        Epoch epoch = epochs.get(number);
        int set = epoch.turns[at];
        return new Step(set, epoch.sets[set].batch(epoch.numbers[at]), number);
    }

    /// How far the run has got after a number of steps, in epochs.
    public double epochsAfter(int steps) {
        int left = steps;
        for (int number = 0; number < epochs.size(); number++) {
            int length = epochs.get(number).turns.length;
            if (left < length) {
                return number + (double) left / length;
            }
            left -= length;
        }
        return epochs.size();
    }
}
