package dev.hayate.benchmarks.contest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Whether two programs give the same results: a fast wrong answer is worth nothing.
///
/// @param compared how many texts were compared
/// @param differing for how many of them the results differ
/// @param detail what more there is to say
public record Agreement(int compared, int differing, String detail) {
    /// The greatest difference of two components that counts as none.
    public static final double TOLERANCE = 1e-6;

    /// Compares ids, text by text.
    public static Agreement ofIds(List<int[]> ours, List<int[]> theirs) {
        requireSame("texts", ours.size(), theirs.size());
        int differing = 0;
        for (int text = 0; text < ours.size(); text++) {
            if (!Arrays.equals(ours.get(text), theirs.get(text))) {
                differing++;
            }
        }
        return new Agreement(ours.size(), differing, "ids");
    }

    /// Compares vectors, component by component.
    ///
    /// @param ours `[texts, dimension]`
    /// @param theirs of the same shape
    /// @param dimension the components of a vector
    public static Agreement ofVectors(float[] ours, float[] theirs, int dimension) {
        requireSame("components", ours.length, theirs.length);
        int differing = 0;
        double worst = 0;
        for (int from = 0; from < ours.length; from += dimension) {
            double difference = 0;
            for (int i = from; i < from + dimension; i++) {
                difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
            }
            if (!(difference <= TOLERANCE)) {
                differing++;
            }
            worst = Math.max(worst, difference);
        }
        return new Agreement(
                ours.length / dimension,
                differing,
                String.format(Locale.ROOT, "vectors, greatest difference %.1e", worst));
    }

    /// Whether nothing differs.
    public boolean complete() {
        return differing == 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d of %,d texts differ (%s)", differing, compared, detail);
    }

    private static void requireSame(String what, int ours, int theirs) {
        if (ours != theirs) {
            throw new IllegalArgumentException("expected " + ours + " " + what + ", got " + theirs);
        }
    }
}
