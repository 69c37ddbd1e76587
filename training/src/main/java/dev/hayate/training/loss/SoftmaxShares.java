package dev.hayate.training.loss;

/// The cross entropy of a softmax and its gradient, for one prefix, from the cosine of the positive and the sum of
/// the exponentials of all others: nothing is taken from a number near to it, so that small losses keep their
/// digits.
///
/// @param scale what cosines are multiplied with
/// @param weight what the loss of one anchor counts
record SoftmaxShares(double scale, double weight) {
    double loss(double cosine, double others) {
        return weight * Math.log1p(others / Math.exp(scale * cosine));
    }

    /// The derivative by the cosine of another candidate, divided by its exponential.
    double ofOther(double cosine, double others) {
        return weight * scale / (others + Math.exp(scale * cosine));
    }

    /// The derivative by the cosine of the positive.
    double ofPositive(double cosine, double others) {
        return -weight * scale * others / (others + Math.exp(scale * cosine));
    }
}
