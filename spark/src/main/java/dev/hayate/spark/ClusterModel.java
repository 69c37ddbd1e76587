package dev.hayate.spark;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.format.ModelFiles;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;

/// A model that every process of a Spark application can use. It travels with the tasks as a name and a
/// fingerprint of a few bytes; each process loads the model itself, once, when its first task asks for it.
///
/// | what is given | where executors find it |
/// |---|---|
/// | `bundled` | in the jar `hayate-model-ja` on their class path |
/// | a folder of the driver | the driver broadcasts it; each executor writes it to a temporary file once, and maps that
/// |
/// | a hub id | the driver looks it up and broadcasts it; the executors need no network |
/// | `local:` and a path | a folder at this path on every node; nothing is sent |
///
/// Immutable; for all threads.
public final class ClusterModel implements Serializable {
    /// The name of the model that comes with Hayate.
    public static final String BUNDLED = "bundled";

    private static final long serialVersionUID = 1L;
    private static final String EVERY_NODE = "local:";
    private static final ConcurrentHashMap<Key, ClusterModel> KNOWN = new ConcurrentHashMap<>();

    private final String name;
    private final ModelPlace place;
    private final String fingerprint;
    private final int dimension;
    private final CollectionAccumulator<SparkProcess> loads;

    private ClusterModel(
            String name,
            ModelPlace place,
            String fingerprint,
            int dimension,
            CollectionAccumulator<SparkProcess> loads) {
        this.name = name;
        this.place = place;
        this.fingerprint = fingerprint;
        this.dimension = dimension;
        this.loads = loads;
    }

    private record Key(String application, String name) {}

    /// Makes a model known to an application, on its driver. The second time this costs nothing, and what has
    /// changed in its files meanwhile is not seen.
    ///
    /// @param name `bundled`, the path of a folder, a hub id, or `local:` and the path of a folder
    /// @throws UncheckedIOException if the driver cannot read the model
    public static ClusterModel of(SparkSession spark, String name) {
        SparkContext context = spark.sparkContext();
        return KNOWN.computeIfAbsent(new Key(context.applicationId(), name), _ -> introduced(context, name));
    }

    private static ClusterModel introduced(SparkContext context, String name) {
        try {
            StaticEmbeddingModel model = open(name);
            String fingerprint = model.fingerprint();
            CollectionAccumulator<SparkProcess> loads = context.collectionAccumulator("loads of " + name);
            ClusterModel shared =
                    new ClusterModel(name, place(context, name, model), fingerprint, model.dimension(), loads);
            if (LoadedModels.keep(fingerprint, model)) {
                shared.countLoad();
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static StaticEmbeddingModel open(String name) throws IOException {
        if (name.equals(BUNDLED)) {
            return StaticEmbeddingModel.bundled();
        }
        return name.startsWith(EVERY_NODE)
                ? StaticEmbeddingModel.load(Path.of(pathOnEveryNode(name)))
                : StaticEmbeddingModel.load(name);
    }

    private static String pathOnEveryNode(String name) {
        String path = name.substring(EVERY_NODE.length());
        return path.startsWith("//") ? path.substring(2) : path;
    }

    private static ModelPlace place(SparkContext context, String name, StaticEmbeddingModel model) throws IOException {
        if (name.startsWith(EVERY_NODE)) {
            return new ModelPlace.EveryNode(pathOnEveryNode(name));
        }
        return switch (model.directory().files()) {
            case ModelFiles.Resources _ -> new ModelPlace.ClassPath();
            case ModelFiles.Folder(Path folder)
            when name.equals(BUNDLED) || context.isLocal() ->
                new ModelPlace.EveryNode(folder.toAbsolutePath().toString());
            case ModelFiles.Folder _ ->
                new ModelPlace.Shipped(
                        JavaSparkContext.fromSparkContext(context).broadcast(ModelBytes.read(model.directory())));
        };
    }

    /// As it was given.
    public String name() {
        return name;
    }

    /// The fingerprint of [StaticEmbeddingModel#fingerprint()]; a process that finds another model refuses it.
    public String fingerprint() {
        return fingerprint;
    }

    /// The dimension of its vectors if no other is asked for.
    public int dimension() {
        return dimension;
    }

    /// The processes that have loaded the model, as far as the driver has heard from their tasks: each once.
    /// One that had the same model before is not among them.
    public List<SparkProcess> loads() {
        return List.copyOf(loads.value());
    }

    /// The model in this process, which it shares with all tasks; it is not theirs to close.
    ///
    /// @throws ModelUnavailableException if the process cannot find it
    public StaticEmbeddingModel model() {
        return LoadedModels.of(this);
    }

    ModelPlace place() {
        return place;
    }

    void countLoad() {
        loads.add(SparkProcess.current());
    }

    @Override
    public String toString() {
        return name;
    }
}
