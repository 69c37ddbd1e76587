package dev.hayate.numerics.cluster;

/// The inertia of batches, smoothed by an exponential mean, and for how long it has not become less. The first
/// batch does not count, as its inertia is that of the first centres.
final class BatchInertia {
    private static final int PATIENCE = 10;

    private final int batch;
    private final double weight;
    private int batches;
    private double mean;
    private double least = Double.POSITIVE_INFINITY;
    private int sinceLeast;

    /// @param batch the points of a batch
    /// @param points all points
    BatchInertia(int batch, int points) {
        this.batch = batch;
        this.weight = Math.min(1, 2.0 * batch / (points + 1));
    }

    /// Adds a batch.
    ///
    /// @param inertia the sum of the squared distances of its points
    void add(double inertia) {
        batches++;
        if (batches == 1) {
            return;
        }
        double ofPoint = inertia / batch;
        mean = batches == 2 ? ofPoint : mean * (1 - weight) + ofPoint * weight;
        if (mean < least) {
            least = mean;
            sinceLeast = 0;
        } else {
            sinceLeast++;
        }
    }

    /// Whether it is time to stop.
    boolean isStuck() {
        return sinceLeast >= PATIENCE;
    }
}
