package dev.hayate.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/// Sessions for tests, on this machine alone.
final class Sessions {
    private Sessions() {}

    /// The session of two threads that all tests of this process share.
    static SparkSession local() {
        return Shared.SESSION;
    }

    private static final class Shared {
        private static final SparkSession SESSION = start("local[2]");
    }

    /// Starts a session. Executors in processes of their own get the class path of this one; of what Spark's
    /// scripts would find in `SPARK_HOME` only the folder is needed.
    static SparkSession start(String master) {
        try {
            if (master.startsWith("local-cluster")) {
                Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SparkSession.builder()
                .master(master)
                .appName("hayate")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.scheduler.minRegisteredResourcesRatio", "1")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "600s")
                .config("spark.sql.extensions", HayateExtensions.class.getName())
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.warehouse.dir", "target/warehouse")
                .getOrCreate();
    }
}
