package dev.hayate.training.loss;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What is minimised: for every anchor its positive shall have the greatest cosine similarity among all candidates
/// of the batch, at every one of several prefixes of the vectors.
///
/// For a prefix it is the cross entropy of `softmax(scale · cosine)`, the mean over the anchors (InfoNCE, in-batch
/// negatives; `MultipleNegativesRankingLoss`); the losses of the prefixes are added with their weights
/// (`MatryoshkaLoss`, Kusupati et al. 2022). Immutable.
///
/// @param scale what cosines are multiplied with before the softmax, the inverse of a temperature; 20 by default
/// @param directions who is to find whom
/// @param prefixes the prefixes, shortest first, each length once
public record ContrastiveLoss(double scale, Directions directions, List<Prefix> prefixes) {
    /// Beyond it, exponentials of a scaled cosine would not all fit into a float32.
    private static final double GREATEST_SCALE = 64;

    /// Who is to find whom.
    public enum Directions {
        /// Anchors find their positives among all candidates, as `MultipleNegativesRankingLoss` does.
        ANCHORS_TO_CANDIDATES,
        /// The mean of that and of positives finding their anchors among all anchors, as
        /// `MultipleNegativesSymmetricRankingLoss` does.
        BOTH
    }

    /// The first values of a vector, by themselves.
    ///
    /// @param dimension how many values
    /// @param weight what the loss of this prefix counts in the sum
    public record Prefix(int dimension, double weight) {}

    /// @throws IllegalArgumentException if the scale is not within (0, 64], there is no prefix, a prefix is empty,
    /// stands twice or weighs less than 0
    public ContrastiveLoss {
        requireScale(scale);
        prefixes = prefixes.stream()
                .sorted(Comparator.comparingInt(Prefix::dimension))
                .toList();
        if (prefixes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one dimension");
        }
        int before = 0;
        for (Prefix prefix : prefixes) {
            if (prefix.dimension <= before) {
                throw new IllegalArgumentException("dimensions must be above 0 and stand once, but there is "
                        + prefix.dimension + (before == prefix.dimension ? " twice" : ""));
            }
            if (!(prefix.weight >= 0 && prefix.weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the weight of dimension " + prefix.dimension
                        + " must be a number of at least 0, not " + prefix.weight);
            }
            before = prefix.dimension;
        }
    }

    static void requireScale(double scale) {
        if (!(scale > 0 && scale <= GREATEST_SCALE)) {
            throw new IllegalArgumentException("scale must be above 0 and at most 64, not " + scale);
        }
    }

    /// Scale 20, from anchors to candidates, every prefix with weight 1.
    public static ContrastiveLoss overDimensions(int... dimensions) {
        return new ContrastiveLoss(
                20,
                Directions.ANCHORS_TO_CANDIDATES,
                Arrays.stream(dimensions).mapToObj(d -> new Prefix(d, 1)).toList());
    }

    /// The longest prefix.
    public int dimension() {
        return prefixes.getLast().dimension();
    }
}
