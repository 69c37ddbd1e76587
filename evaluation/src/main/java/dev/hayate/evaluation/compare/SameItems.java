package dev.hayate.evaluation.compare;

import dev.hayate.evaluation.score.Items;
import java.util.Arrays;

/// Whether the items of two contenders are the same ones.
final class SameItems {
    private SameItems() {}

    static void require(Items first, Items second) {
        if (first.size() != second.size() || first.size() == 0) {
            throw new IllegalArgumentException("two contenders need the same items to be compared, at least one, not "
                    + first.size() + " and " + second.size());
        }
        switch (first) {
            case Items.Means a
            when second instanceof Items.Means b -> {
                requireNumbers("the first", a.values());
                requireNumbers("the second", b.values());
            }
            case Items.Correlated a
            when second instanceof Items.Correlated b -> {
                requireNumbers("gold", a.gold());
                requireNumbers("the first", a.predicted());
                requireNumbers("the second", b.predicted());
                requireSameGold(Arrays.mismatch(a.gold(), b.gold()));
            }
            case Items.Labels a
            when second instanceof Items.Labels b && a.metric() == b.metric() ->
                requireSameGold(Arrays.mismatch(a.gold(), b.gold()));
            case Items.Means a -> throw otherKind(a, second);
            case Items.Correlated a -> throw otherKind(a, second);
            case Items.Labels a -> throw otherKind(a, second);
        }
    }

    private static void requireNumbers(String whose, double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new IllegalArgumentException("item " + i + " of " + whose + " is NaN and cannot be compared");
            }
        }
    }

    private static void requireSameGold(int mismatch) {
        if (mismatch >= 0) {
            throw new IllegalArgumentException("the contenders were measured by other gold values, first at item "
                    + mismatch + "; compare them at the same part of the same task");
        }
    }

    private static IllegalArgumentException otherKind(Items first, Items second) {
        return new IllegalArgumentException(
                "a score of " + kind(first) + " cannot be compared with one of " + kind(second));
    }

    private static String kind(Items items) {
        return switch (items) {
            case Items.Means means -> "means";
            case Items.Correlated correlated -> "correlated values";
            case Items.Labels labels -> "labels by " + labels.metric();
        };
    }
}
