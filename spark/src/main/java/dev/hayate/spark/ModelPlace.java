package dev.hayate.spark;

import dev.hayate.StaticEmbeddingModel;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.broadcast.Broadcast;

/// Where a process of the cluster finds the files of a model.
sealed interface ModelPlace extends Serializable {
    /// Opens the model there.
    StaticEmbeddingModel open() throws IOException;

    /// What to do if it is not there.
    String remedy();

    /// On the class path.
    record ClassPath() implements ModelPlace {
        @Override
        public StaticEmbeddingModel open() throws IOException {
            return StaticEmbeddingModel.bundled();
        }

        @Override
        public String remedy() {
            return "give the jar of the model to all executors with --jars";
        }

        @Override
        public String toString() {
            return "its class path";
        }
    }

    /// A folder that lies at the same path on every node.
    record EveryNode(String folder) implements ModelPlace {
        @Override
        public StaticEmbeddingModel open() throws IOException {
            return StaticEmbeddingModel.load(Path.of(folder));
        }

        @Override
        public String remedy() {
            return "put the model there on every node, or give a path without \"local:\", from which Spark ships it";
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    /// In what the driver has broadcast. The files are written to a temporary folder, mapped, and removed from it
    /// again, so that nothing is left behind however the process ends.
    record Shipped(Broadcast<ModelBytes> files) implements ModelPlace {
        @Override
        public StaticEmbeddingModel open() throws IOException {
            Path folder = Files.createTempDirectory("hayate-model");
            try {
                files.value().write(folder);
                return StaticEmbeddingModel.load(folder);
            } finally {
                files.value().remove(folder);
            }
        }

        @Override
        public String remedy() {
            return "see that its temporary folder has room for the model, or put the model on every node and give its"
                    + " path after \"local:\"";
        }

        @Override
        public String toString() {
            return "its temporary folder " + System.getProperty("java.io.tmpdir");
        }
    }
}
