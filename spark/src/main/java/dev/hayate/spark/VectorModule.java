package dev.hayate.spark;

/// The module of the JDK that products of matrices need, and that Spark asks for itself unless its own options
/// for Java are replaced.
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /// @throws IllegalStateException if this process has been started without it
    static void require() {
        if (ModuleLayer.boot().findModule(NAME).isEmpty()) {
            throw new IllegalStateException(SparkProcess.current() + " was started without --add-modules " + NAME
                    + "; add it to spark.driver.extraJavaOptions and spark.executor.extraJavaOptions");
        }
    }
}
