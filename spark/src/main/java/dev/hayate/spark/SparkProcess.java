package dev.hayate.spark;

import java.io.Serializable;
import org.apache.spark.SparkEnv;

/// A driver or an executor.
///
/// @param executor its id; `driver` for the driver
/// @param host where it runs
public record SparkProcess(String executor, String host) implements Serializable {
    private static final String DRIVER = "driver";

    /// The one that asks.
    static SparkProcess current() {
        SparkEnv spark = SparkEnv.get();
        return new SparkProcess(
                spark.executorId(), spark.blockManager().blockManagerId().host());
    }

    /// Whether it is the driver.
    public boolean isDriver() {
        return executor.equals(DRIVER);
    }

    @Override
    public String toString() {
        return isDriver() ? "the driver on host " + host : "executor " + executor + " on host " + host;
    }
}
