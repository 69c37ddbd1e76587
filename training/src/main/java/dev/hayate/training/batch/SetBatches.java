package dev.hayate.training.batch;

import java.util.Arrays;
import java.util.Optional;

/// Divides a data set into batches, epoch after epoch.
final class SetBatches {
    private final TrainingSet set;
    private final Sampling sampling;
    private final Optional<TextNumbers> texts;

    private SetBatches(TrainingSet set, Sampling sampling, Optional<TextNumbers> texts) {
        this.set = set;
        this.sampling = sampling;
        this.texts = texts;
    }

    static SetBatches of(TrainingSet set, Sampling sampling) {
        return new SetBatches(
                set,
                sampling,
                switch (sampling.texts()) {
                    case ANY -> Optional.empty();
                    case NO_DUPLICATES -> {
                        TextNumbers texts = TextNumbers.of(set.store());
                        yield Optional.of(set.repeat() > 1 ? texts.withARowsOwn() : texts);
                    }
                });
    }

    /// The batches of an epoch.
    Batches shuffled(long seed, int epoch, int number) {
        int[] order = set.rows().clone();
        Order.shuffle(order, seed, epoch, number);
        Batches batches = texts.map(numbers -> NoDuplicates.of(numbers, order, sampling.batch()))
                .orElseGet(() -> inOrder(order));
        return switch (sampling.shortBatches()) {
            case KEEP -> batches;
            case DROP -> withoutShort(batches);
        };
    }

    private Batches inOrder(int[] order) {
        int count = Math.ceilDiv(order.length, sampling.batch());
        int[] starts = new int[count + 1];
        Arrays.setAll(starts, batch -> (int) Math.min(order.length, (long) batch * sampling.batch()));
        return new Batches(order, starts);
    }

    private Batches withoutShort(Batches batches) {
        int[] rows = new int[batches.rows().length];
        int[] starts = new int[batches.count() + 1];
        int full = 0;
        for (int batch = 0; batch < batches.count(); batch++) {
            if (batches.length(batch) == sampling.batch()) {
                System.arraycopy(batches.rows(), batches.starts()[batch], rows, starts[full], sampling.batch());
                starts[full + 1] = starts[full] + sampling.batch();
                full++;
            }
        }
        return full == 0
                ? new Batches(batches.rows(), Arrays.copyOf(batches.starts(), 2))
                : new Batches(Arrays.copyOf(rows, starts[full]), Arrays.copyOf(starts, full + 1));
    }
}
