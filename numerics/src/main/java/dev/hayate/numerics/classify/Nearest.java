package dev.hayate.numerics.classify;

import java.util.Arrays;

/// The few rows that are nearest to one vector, of rows that are offered in rising order.
final class Nearest {
    private final float[] distances;
    private final int[] rows;

    Nearest(int count) {
        distances = new float[count];
        rows = new int[count];
        clear();
    }

    void clear() {
        Arrays.fill(distances, Float.POSITIVE_INFINITY);
    }

    void offer(int row, float distance) {
        int place = distances.length - 1;
        if (distance >= distances[place]) {
            return;
        }
        for (; place > 0 && distance < distances[place - 1]; place--) {
            distances[place] = distances[place - 1];
            rows[place] = rows[place - 1];
        }
        distances[place] = distance;
        rows[place] = row;
    }

    /// The label that most rows have; of several the smallest.
    int vote(int[] labels) {
        int[] votes = new int[rows.length];
        Arrays.setAll(votes, i -> labels[rows[i]]);
        Arrays.sort(votes);
        int best = votes[0];
        int most = 0;
        int equal = 0;
        for (int i = 0; i < votes.length; i++) {
            equal = i > 0 && votes[i] == votes[i - 1] ? equal + 1 : 1;
            if (equal > most) {
                most = equal;
                best = votes[i];
            }
        }
        return best;
    }

    /// Which part of the rows has each of some labels.
    ///
    /// @param distinct the labels that there are, ascending
    double[] shares(int[] labels, int[] distinct) {
        double[] shares = new double[distinct.length];
        for (int row : rows) {
            shares[Arrays.binarySearch(distinct, labels[row])]++;
        }
        for (int label = 0; label < shares.length; label++) {
            shares[label] /= rows.length;
        }
        return shares;
    }
}
