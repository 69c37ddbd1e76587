package dev.hayate.server.admission;

/// How much each key may do; where there are no keys, how much all callers together may do.
///
/// @param requestsPerSecond requests a second; 0 for any number
/// @param textsPerSecond texts a second; 0 for any number
public record Rates(double requestsPerSecond, double textsPerSecond) {

    /// Any number of both.
    public static final Rates UNLIMITED = new Rates(0, 0);

    /// @throws IllegalArgumentException if one is negative or no number
    public Rates {
        if (!(requestsPerSecond >= 0 && textsPerSecond >= 0)) {
            throw new IllegalArgumentException(
                    "rates must not be negative, got " + requestsPerSecond + " and " + textsPerSecond);
        }
    }

    Rate requests() {
        return bucket(requestsPerSecond);
    }

    Rate texts() {
        return bucket(textsPerSecond);
    }

    private static Rate bucket(double perSecond) {
        return perSecond == 0 ? Rate.unlimited() : Rate.perSecond(perSecond, System.nanoTime());
    }
}
