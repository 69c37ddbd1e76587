package dev.hayate.numerics.metric;

import java.util.Arrays;

/// Metrics of the ranking that answers one query.
///
/// A ranking is given by the gains of its results, best result first: 0 for one that is not relevant, 1 or a grade
/// for one that is, never negative. A cut `k` is at least 1 and may exceed the length of the ranking. Every
/// metric is 0 for a query without relevant documents.
public final class RankingMetrics {
    private static final double LN_2 = Math.log(2);

    private RankingMetrics() {}

    /// The discounted cumulative gain of the first `k` results, `Σ gain / log2(rank + 1)` with ranks from 1.
    public static double dcg(double[] gains, int k) {
        int end = end(gains, k);
        double sum = 0;
        for (int i = 0; i < end; i++) {
            sum += gains[i] * (LN_2 / Math.log(i + 2));
        }
        return sum;
    }

    /// The gain of the first `k` results beside that of the best `k` (trec_eval's `ndcg_cut`).
    ///
    /// @param relevant the gains of all relevant documents, found or not, in any order
    public static double ndcg(double[] gains, double[] relevant, int k) {
        return share(dcg(gains, k), dcg(descending(relevant), k));
    }

    /// The gain of the first `k` results beside that of all relevant documents, which is less than [#ndcg] where
    /// there are more than `k` of them (JMTEB v1's retrieval).
    ///
    /// @param relevant the gains of all relevant documents, found or not, in any order
    public static double ndcgBesideAll(double[] gains, double[] relevant, int k) {
        return share(dcg(gains, k), dcg(descending(relevant), Math.max(1, relevant.length)));
    }

    /// One over the rank of the first relevant result, 0 if it is not among the first `k`.
    public static double reciprocalRank(double[] gains, int k) {
        int end = end(gains, k);
        for (int i = 0; i < end; i++) {
            if (gains[i] > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /// The sum of the precisions at each relevant result among the first `k`, divided by the number of all
    /// relevant documents (trec_eval's `map_cut`, ranx's `map@k`).
    ///
    /// @param relevant how many documents are relevant, found or not
    public static double averagePrecision(double[] gains, int relevant, int k) {
        int end = end(gains, k);
        int hits = 0;
        double sum = 0;
        for (int i = 0; i < end; i++) {
            if (gains[i] > 0) {
                hits++;
                sum += (double) hits / (i + 1);
            }
        }
        return share(sum, relevant);
    }

    /// The average precision of the whole ranking (trec_eval's `map`).
    ///
    /// @param relevant how many documents are relevant, found or not
    public static double averagePrecision(double[] gains, int relevant) {
        return averagePrecision(gains, relevant, Math.max(1, gains.length));
    }

    /// The share of the relevant documents that are among the first `k` results.
    ///
    /// @param relevant how many documents are relevant, found or not
    public static double recall(double[] gains, int relevant, int k) {
        return share(hits(gains, k), relevant);
    }

    /// The share of relevant results among the first `k`; what a shorter ranking lacks counts as not relevant.
    public static double precision(double[] gains, int k) {
        return (double) hits(gains, k) / k;
    }

    /// 1 if a relevant result is among the first `k`, else 0 (ranx's `hit_rate`, JMTEB's `accuracy`).
    public static double hit(double[] gains, int k) {
        return hits(gains, k) > 0 ? 1 : 0;
    }

    private static int hits(double[] gains, int k) {
        int end = end(gains, k);
        int hits = 0;
        for (int i = 0; i < end; i++) {
            hits += gains[i] > 0 ? 1 : 0;
        }
        return hits;
    }

    private static int end(double[] gains, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("a ranking is cut at 1 or later, not at " + k);
        }
        return Math.min(k, gains.length);
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double[] descending(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0, j = sorted.length - 1; i < j; i++, j--) {
            double value = sorted[i];
            sorted[i] = sorted[j];
            sorted[j] = value;
        }
        return sorted;
    }
}
