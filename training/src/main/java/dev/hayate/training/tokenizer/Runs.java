package dev.hayate.training.tokenizer;

import java.util.Arrays;

/// Runs of character codes that pieces lie in, each with the number of times it is seen. A run ends with code 0.
///
/// @param codes all runs, one after the other
/// @param starts where each begins, and the end of the last
/// @param weights how often each is seen
record Runs(int[] codes, int[] starts, long[] weights) {
    /// Takes over what was counted, cut where a character is not a required one.
    static Runs of(RunCounter counter, RequiredCharacters required) {
        int[] codeOf = required.codes();
        Builder builder = new Builder(counter.end(counter.size() - 1) + counter.size(), counter.size());
        for (int run = 0; run < counter.size(); run++) {
            for (int i = counter.start(run); i < counter.end(run); i++) {
                int code = codeOf[counter.characters()[i]];
                if (code == RequiredCharacters.NONE) {
                    builder.endRun(counter.count(run));
                } else {
                    builder.add(code);
                }
            }
            builder.endRun(counter.count(run));
        }
        return builder.build();
    }

    /// The number of runs.
    int size() {
        return weights.length;
    }

    /// The index after the last character of a run.
    int end(int run) {
        return starts[run + 1] - 1;
    }

    /// How many characters there are, each run counted as often as it is seen.
    double characters() {
        double sum = 0;
        for (int run = 0; run < size(); run++) {
            sum += (double) weights[run] * (end(run) - starts[run]);
        }
        return sum;
    }

    /// Where to cut the runs into parts of about as many characters: first the begin of each part, last the end
    /// of all.
    int[] parts(int count) {
        int[] firsts = new int[count + 1];
        for (int part = 1; part < count; part++) {
            int at = Arrays.binarySearch(starts, (int) ((long) codes.length * part / count));
            firsts[part] = Math.min(size(), at >= 0 ? at : -at - 1);
        }
        firsts[count] = size();
        return firsts;
    }

    private static final class Builder {
        private final int[] codes;
        private int[] starts;
        private long[] weights;
        private int length;
        private int runs;

        Builder(int length, int runs) {
            codes = new int[length];
            starts = new int[runs + 1];
            weights = new long[runs];
        }

        void add(int code) {
            codes[length++] = code;
        }

        void endRun(long weight) {
            if (length == starts[runs]) {
                return;
            }
            if (runs == weights.length) {
                weights = Arrays.copyOf(weights, runs + 1 + (runs >> 3));
                starts = Arrays.copyOf(starts, weights.length + 1);
            }
            length++;
            weights[runs++] = weight;
            starts[runs] = length;
        }

        Runs build() {
            return new Runs(
                    Arrays.copyOf(codes, length), Arrays.copyOf(starts, runs + 1), Arrays.copyOf(weights, runs));
        }
    }
}
