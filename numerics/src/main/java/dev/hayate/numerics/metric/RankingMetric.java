package dev.hayate.numerics.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// A metric of [RankingMetrics] by its name, such as `ndcg@10`, `map` or `hit_rate@1`.
///
/// @param cut how many results are looked at; only `map` and `ndcg` may go without and look at all
public record RankingMetric(Kind kind, OptionalInt cut) {
    /// What is measured.
    public enum Kind {
        /// [RankingMetrics#ndcg].
        NDCG,
        /// [RankingMetrics#reciprocalRank].
        MRR,
        /// [RankingMetrics#averagePrecision(double\[\], int, int)].
        MAP,
        /// [RankingMetrics#recall].
        RECALL,
        /// [RankingMetrics#precision].
        PRECISION,
        /// [RankingMetrics#hit], by ranx's name.
        HIT_RATE,
        /// [RankingMetrics#hit], by JMTEB's name.
        ACCURACY;

        /// As it stands before the `@`.
        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean needsCut() {
            return this != NDCG && this != MAP;
        }
    }

    /// Checks the cut.
    ///
    /// @throws IllegalArgumentException if it is below 1, or missing where it is needed
    public RankingMetric {
        if (cut.isPresent() ? cut.getAsInt() < 1 : kind.needsCut()) {
            throw new IllegalArgumentException(
                    kind.title() + " needs the number of results that are looked at, such as " + kind.title() + "@10");
        }
    }

    /// Reads a name.
    ///
    /// @throws IllegalArgumentException if no metric is called so
    public static RankingMetric parse(String name) {
        int at = name.indexOf('@');
        String title = at < 0 ? name : name.substring(0, at);
        for (Kind kind : Kind.values()) {
            if (kind.title().equals(title)) {
                return new RankingMetric(kind, at < 0 ? OptionalInt.empty() : OptionalInt.of(cut(name, at + 1)));
            }
        }
        throw unknown(name);
    }

    private static int cut(String name, int from) {
        try {
            return Integer.parseInt(name, from, name.length(), 10);
        } catch (NumberFormatException e) {
            throw unknown(name);
        }
    }

    private static IllegalArgumentException unknown(String name) {
        String titles = Arrays.stream(Kind.values()).map(Kind::title).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                "\"" + name + "\" is no metric of rankings; take one of " + titles + " and a cut, such as ndcg@10");
    }

    /// The name.
    public String title() {
        return cut.isPresent() ? kind.title() + "@" + cut.getAsInt() : kind.title();
    }

    /// The value of the metric for one query.
    ///
    /// @param gains of the results, best result first
    /// @param relevant the gains of all relevant documents, found or not, in any order
    public double of(double[] gains, double[] relevant) {
        int k = cut.orElse(Math.max(1, Math.max(gains.length, relevant.length)));
        return switch (kind) {
            case NDCG -> RankingMetrics.ndcg(gains, relevant, k);
            case MRR -> RankingMetrics.reciprocalRank(gains, k);
            case MAP -> RankingMetrics.averagePrecision(gains, relevant.length, k);
            case RECALL -> RankingMetrics.recall(gains, relevant.length, k);
            case PRECISION -> RankingMetrics.precision(gains, k);
            case HIT_RATE, ACCURACY -> RankingMetrics.hit(gains, k);
        };
    }
}
