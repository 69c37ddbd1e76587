package dev.hayate.numerics.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How often each label met each other label: a table with a row a gold label and a column a predicted one,
/// both in ascending order of all labels that occur in either list. Immutable.
public final class Contingency {
    private final int[] labels;
    private final int[] cells;
    private final int[] counts;

    private Contingency(int[] labels, int[] cells, int[] counts) {
        this.labels = labels;
        this.cells = cells;
        this.counts = counts;
    }

    /// Counts the pairs of two lists.
    ///
    /// @throws IllegalArgumentException if the lists are not of one length
    public static Contingency of(int[] gold, int[] predicted) {
        if (gold.length != predicted.length) {
            throw new IllegalArgumentException(
                    "every item needs two labels, but there are " + gold.length + " and " + predicted.length);
        }
        int[] labels = IntStream.concat(Arrays.stream(gold), Arrays.stream(predicted))
                .sorted()
                .distinct()
                .toArray();
        int[] cells = new int[gold.length];
        int[] counts = new int[Math.multiplyExact(labels.length, labels.length)];
        for (int i = 0; i < gold.length; i++) {
            int row = Arrays.binarySearch(labels, gold[i]);
            cells[i] = row * labels.length + Arrays.binarySearch(labels, predicted[i]);
            counts[cells[i]]++;
        }
        return new Contingency(labels, cells, counts);
    }

    /// The table of some of the items, each as often as it is named.
    ///
    /// @param items numbers of items
    public Contingency ofItems(int[] items) {
        int[] counted = new int[counts.length];
        for (int item : items) {
            counted[cells[item]]++;
        }
        return new Contingency(labels, cells, counted);
    }

    /// How many labels there are.
    int size() {
        return labels.length;
    }

    /// How often one met the other; labels by their place in the order.
    int count(int gold, int predicted) {
        return counts[gold * labels.length + predicted];
    }

    /// How often each label is gold.
    int[] goldCounts() {
        int[] sums = new int[labels.length];
        for (int gold = 0; gold < labels.length; gold++) {
            for (int predicted = 0; predicted < labels.length; predicted++) {
                sums[gold] += count(gold, predicted);
            }
        }
        return sums;
    }

    /// How often each label is predicted.
    int[] predictedCounts() {
        int[] sums = new int[labels.length];
        for (int gold = 0; gold < labels.length; gold++) {
            for (int predicted = 0; predicted < labels.length; predicted++) {
                sums[predicted] += count(gold, predicted);
            }
        }
        return sums;
    }

    /// The place of a label in the order, negative if it does not occur.
    int indexOf(int label) {
        return Arrays.binarySearch(labels, label);
    }
}
