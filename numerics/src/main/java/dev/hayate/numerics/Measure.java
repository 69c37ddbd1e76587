package dev.hayate.numerics;

/// How near two vectors are. All three follow from the dot product, the length of the row and the length of the
/// query.
public enum Measure {
    /// The cosine of the angle; 0 if a vector is zero.
    COSINE,
    /// The dot product.
    DOT,
    /// The Euclidean distance: the least is the nearest.
    EUCLIDEAN;

    /// What the dot product with a row is multiplied by.
    float factor(double squares) {
        return this == COSINE ? (float) (1 / Math.max(Math.sqrt(squares), Lengths.SMALLEST)) : 1;
    }

    /// What is then added. What comes out orders the rows of one query as the measure does.
    float addend(double squares) {
        return this == EUCLIDEAN ? (float) (-squares / 2) : 0;
    }

    /// The measure itself, from what orders.
    double value(float key, double querySquares) {
        return switch (this) {
            case COSINE -> key / Math.max(Math.sqrt(querySquares), Lengths.SMALLEST);
            case DOT -> key;
            case EUCLIDEAN -> Math.sqrt(Math.max(0, querySquares - 2.0 * key));
        };
    }
}
