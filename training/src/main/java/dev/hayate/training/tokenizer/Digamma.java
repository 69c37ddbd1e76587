package dev.hayate.training.tokenizer;

/// The digamma function, the derivative of the logarithm of the gamma function. Mirrors `Digamma` of
/// SentencePiece: the recurrence up to 7, from there the first terms of the asymptotic series around `x - 1/2`.
final class Digamma {
    private static final double LARGE_ENOUGH = 7;

    private Digamma() {}

    /// @param x above 0
    static double of(double x) {
        double shifted = 0;
        double large = x;
        while (large < LARGE_ENOUGH) {
            shifted -= 1 / large;
            large++;
        }
        double inverse = 1 / (large - 0.5);
        double square = inverse * inverse;
        double series = square * (1.0 / 24 - square * (7.0 / 960 - square * (31.0 / 8064 - square * (127.0 / 30720))));
        return shifted + Math.log(large - 0.5) + series;
    }
}
