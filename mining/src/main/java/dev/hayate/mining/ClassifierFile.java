package dev.hayate.mining;

import dev.hayate.ModelFormatException;
import dev.hayate.format.Safetensors;
import dev.hayate.format.Tensor;
import dev.hayate.format.TensorType;
import dev.hayate.numerics.Matrix;
import dev.hayate.numerics.Workers;
import dev.hayate.numerics.classify.ClassWeights;
import dev.hayate.numerics.classify.Fit;
import dev.hayate.numerics.classify.LogisticRegression;
import dev.hayate.numerics.classify.NearestNeighbours;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Classifiers in files: safetensors with the weights and intercepts in float64, or the examples in float32 and
/// their labels in int32; all else is JSON under the key `classifier` of the metadata.
public final class ClassifierFile {
    private static final String FORMAT = "hayate-classifier";
    private static final String METADATA = "__metadata__";
    private static final String KEY = "classifier";
    private static final String WEIGHTS = "weights";
    private static final String INTERCEPTS = "intercepts";
    private static final String EXAMPLES = "examples";
    private static final String LABELS = "labels";
    private static final JsonMapper JSON = JsonMapper.shared();

    private ClassifierFile() {}

    /// A tensor to be written.
    private record Part(String name, TensorType type, List<Integer> shape, byte[] bytes, ByteBuffer buffer) {
        static Part of(String name, TensorType type, Integer... shape) {
            byte[] bytes = new byte[Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact)];
            return new Part(name, type, List.of(shape), bytes, littleEndian(bytes));
        }
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Writes a classifier.
    ///
    /// @throws ArithmeticException if its examples take more than 2 GB
    public static void write(TextClassifier classifier, OutputStream out) throws IOException {
        List<Part> parts = parts(classifier);
        ObjectNode header = JSON.createObjectNode();
        header.putObject(METADATA).put(KEY, JSON.writeValueAsString(description(classifier)));
        long at = 0;
        for (Part part : parts) {
            ObjectNode tensor = header.putObject(part.name).put("dtype", part.type.name());
            ArrayNode shape = tensor.putArray("shape");
            part.shape.forEach(shape::add);
            tensor.putArray("data_offsets").add(at).add(at + part.bytes.length);
            at += part.bytes.length;
        }
        byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
        int padding = -json.length & (Long.BYTES - 1);
        byte[] length = new byte[Long.BYTES];
        littleEndian(length).putLong(json.length + padding);
        out.write(length);
        out.write(json);
        out.write(" ".repeat(padding).getBytes(StandardCharsets.UTF_8));
        for (Part part : parts) {
            out.write(part.bytes);
        }
    }

    private static List<Part> parts(TextClassifier classifier) {
        return switch (classifier.learned()) {
            case TextClassifier.Learned.Weights(LogisticRegression regression) -> {
                double[][] rows = regression.weights();
                Part weights = Part.of(WEIGHTS, TensorType.F64, rows.length, classifier.dimension());
                Part intercepts = Part.of(INTERCEPTS, TensorType.F64, rows.length);
                for (double[] row : rows) {
                    Arrays.stream(row).forEach(weights.buffer::putDouble);
                }
                Arrays.stream(regression.intercepts()).forEach(intercepts.buffer::putDouble);
                yield List.of(weights, intercepts);
            }
            case TextClassifier.Learned.Examples(NearestNeighbours _, Matrix vectors, int[] labels) -> {
                Part examples = Part.of(EXAMPLES, TensorType.F32, vectors.rows(), vectors.columns());
                Part ofExamples = Part.of(LABELS, TensorType.I32, labels.length);
                for (int row = 0; row < vectors.rows(); row++) {
                    for (int i = vectors.at(row); i < vectors.at(row) + vectors.columns(); i++) {
                        examples.buffer.putFloat(vectors.values()[i]);
                    }
                    ofExamples.buffer.putInt(labels[row]);
                }
                yield List.of(examples, ofExamples);
            }
        };
    }

    private static ObjectNode description(TextClassifier classifier) {
        ObjectNode json = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("version", 1)
                .put("model", classifier.fingerprint())
                .put("dimension", classifier.dimension());
        switch (classifier.kind()) {
            case ClassifierKind.Regression(double c, ClassWeights weights) ->
                json.put("kind", "logreg").put("c", c).put("classWeights", weights.name());
            case ClassifierKind.Neighbours(int k) -> json.put("kind", "knn").put("k", k);
        }
        if (classifier.learned() instanceof TextClassifier.Learned.Weights(LogisticRegression regression)) {
            Fit fit = regression.fit();
            json.put("iterations", fit.iterations()).put("ending", fit.ending().name());
        }
        ArrayNode labels = json.putArray("labels");
        classifier.labels().forEach(labels::add);
        classifier
                .scores()
                .ifPresent(scores -> json.putObject("crossValidation")
                        .put("texts", scores.texts())
                        .put("accuracy", scores.accuracy())
                        .put("macroF1", scores.macroF1()));
        return json;
    }

    /// Reads a classifier.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is no such file
    /// @throws ModelFormatException if it is none that this version of Hayate reads
    public static TextClassifier read(Path file, Workers workers) throws IOException {
        try (Safetensors tensors = Safetensors.map(file)) {
            JsonNode json = describedIn(file);
            List<String> labels = new ArrayList<>();
            json.path("labels").forEach(label -> labels.add(label.asString("")));
            ClassifierKind kind = kind(json, file);
            TextClassifier.Learned learned = switch (kind) {
                case ClassifierKind.Regression _ -> weights(tensors, json, labels.size());
                case ClassifierKind.Neighbours(int k) -> examples(tensors, k, labels.size(), workers);
            };
            JsonNode scores = json.path("crossValidation");
            return new TextClassifier(
                    kind,
                    learned,
                    labels,
                    json.path("model").asString(""),
                    json.path("dimension").asInt(0),
                    scores.isObject()
                            ? Optional.of(new ClassifierScores(
                                    scores.path("texts").asInt(0),
                                    scores.path("accuracy").asDouble(0),
                                    scores.path("macroF1").asDouble(0)))
                            : Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(file.toString(), KEY, String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode describedIn(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            long length = Long.reverseBytes(in.readLong());
            JsonNode header = JSON.readTree(in.readNBytes(Math.toIntExact(length)));
            String json = header.path(METADATA).path(KEY).asString("");
            JsonNode description = json.isEmpty() ? JSON.createObjectNode() : JSON.readTree(json);
            if (!description.path("format").asString("").equals(FORMAT)
                    || description.path("version").asInt(0) != 1) {
                throw new ModelFormatException(
                        file.toString(), METADATA, "is no classifier that this version of Hayate reads");
            }
            return description;
        } catch (JacksonException e) {
            throw new ModelFormatException(file.toString(), METADATA, "is no JSON that describes a classifier");
        }
    }

    private static ClassifierKind kind(JsonNode json, Path file) {
        String kind = json.path("kind").asString("");
        return switch (kind) {
            case "logreg" ->
                new ClassifierKind.Regression(
                        json.path("c").asDouble(0),
                        ClassWeights.valueOf(json.path("classWeights").asString("")));
            case "knn" -> new ClassifierKind.Neighbours(json.path("k").asInt(0));
            default -> throw new ModelFormatException(file.toString(), KEY, "has the unknown kind \"" + kind + "\"");
        };
    }

    private static TextClassifier.Learned weights(Safetensors tensors, JsonNode json, int labels) {
        double[] intercepts = new double[labels == 2 ? 1 : labels];
        double[][] weights =
                new double[intercepts.length][json.path("dimension").asInt(0)];
        ByteBuffer weightBytes = bytes(tensors, WEIGHTS, TensorType.F64, weights.length, weights[0].length);
        ByteBuffer interceptBytes = bytes(tensors, INTERCEPTS, TensorType.F64, intercepts.length);
        for (int output = 0; output < weights.length; output++) {
            Arrays.setAll(weights[output], _ -> weightBytes.getDouble());
            intercepts[output] = interceptBytes.getDouble();
        }
        int[] numbers = new int[labels];
        Arrays.setAll(numbers, label -> label);
        Fit fit = new Fit(
                json.path("iterations").asInt(0),
                Fit.Ending.valueOf(json.path("ending").asString("")));
        return new TextClassifier.Learned.Weights(LogisticRegression.of(numbers, weights, intercepts, fit));
    }

    private static TextClassifier.Learned examples(Safetensors tensors, int k, int labels, Workers workers) {
        List<Long> shape = tensors.tensor(EXAMPLES).shape();
        if (shape.size() != 2) {
            throw new IllegalArgumentException("examples are rows of values, not of the shape " + shape);
        }
        int rows = Math.toIntExact(shape.get(0));
        Matrix vectors = Matrix.of(rows, Math.toIntExact(shape.get(1)));
        int[] ofExamples = new int[rows];
        ByteBuffer values = bytes(tensors, EXAMPLES, TensorType.F32, rows, vectors.columns());
        ByteBuffer numbers = bytes(tensors, LABELS, TensorType.I32, rows);
        for (int row = 0; row < rows; row++) {
            for (int i = vectors.at(row); i < vectors.at(row) + vectors.columns(); i++) {
                vectors.values()[i] = values.getFloat();
            }
            ofExamples[row] = numbers.getInt();
            if (ofExamples[row] >= labels) {
                throw new IllegalArgumentException(
                        "example " + row + " has label " + ofExamples[row] + " of " + labels);
            }
        }
        return new TextClassifier.Learned.Examples(
                NearestNeighbours.of(vectors, ofExamples, k, workers), vectors, ofExamples);
    }

    private static ByteBuffer bytes(Safetensors tensors, String name, TensorType type, long... shape) {
        Tensor tensor = tensors.tensor(name);
        List<Long> wanted = Arrays.stream(shape).boxed().toList();
        if (tensor.type() != type || !tensor.shape().equals(wanted)) {
            throw new IllegalArgumentException(
                    name + " are " + tensor.type() + tensor.shape() + ", not " + type + wanted);
        }
        return tensor.data().asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }
}
