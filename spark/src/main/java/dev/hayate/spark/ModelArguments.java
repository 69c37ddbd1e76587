package dev.hayate.spark;

import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/// The arguments that say how texts become vectors.
final class ModelArguments {
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = ClusterModel.BUNDLED,
            description = "bundled, a folder of the driver, a hub id, or local:PATH for a folder that every node has."
                    + " Default: ${DEFAULT-VALUE}.")
    String model = ClusterModel.BUNDLED;

    @Option(
            names = {"-d", "--dimension"},
            paramLabel = "DIM",
            defaultValue = "0",
            description = "Keep that many leading values of every vector. Default: the model's own.")
    int dimension;

    ClusterModel model(SparkSession spark) {
        return ClusterModel.of(spark, model);
    }
}
