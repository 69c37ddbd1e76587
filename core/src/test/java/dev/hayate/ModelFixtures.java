package dev.hayate;

import dev.hayate.internal.json.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The small models among the resources of the tests, and what the originals make of texts with them.
public final class ModelFixtures {
    private ModelFixtures() {}

    /// The folder of a model or of expected values.
    public static Path folder(String name) {
        URL url = Objects.requireNonNull(ModelFixtures.class.getResource("/golden/models/" + name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A copy of a model that a test may break.
    public static Path copy(String name, Path target) throws IOException {
        Path source = folder(name);
        Files.walkFileTree(source, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(source.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, target.resolve(source.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return target;
    }

    /// A text, how it was encoded, and the vector that the original gave.
    ///
    /// @param query whether `encode_query` was called
    /// @param document whether `encode_document` was called
    @SuppressWarnings("ArrayRecordComponent")
    record Case(String text, EncodeOptions options, boolean query, boolean document, float[] vector) {

        float[] encode(StaticEmbeddingModel model) {
            if (query) {
                return model.encodeQuery(text, options);
            }
            return document ? model.encodeDocument(text, options) : model.encode(text, options);
        }

        String description() {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            return "\"" + shown + "\" " + options + (query ? " query" : "") + (document ? " document" : "");
        }
    }

    static List<Case> cases(String model) throws IOException {
        Path file = folder(model).resolve("expected.jsonl");
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Json json = Json.parse(file.toString(), line);
            Json call = json.member("call");
            String task =
                    call.member("task").isNull() ? "" : call.member("task").string();
            cases.add(new Case(
                    json.member("text").string(),
                    options(call),
                    task.equals("query"),
                    task.equals("document"),
                    floats(json.member("vector"))));
        }
        return cases;
    }

    private static EncodeOptions options(Json call) {
        EncodeOptions options = EncodeOptions.DEFAULT;
        if (!call.member("truncate_dim").isNull()) {
            options = options.truncateTo(call.member("truncate_dim").integer());
        }
        if (call.member("normalize_embeddings").boolOr(false)) {
            options = options.normalized();
        }
        if (!call.member("prompt").isNull()) {
            options = options.prompt(call.member("prompt").string());
        }
        if (!call.member("prompt_name").isNull()) {
            options = options.promptName(call.member("prompt_name").string());
        }
        if (call.has("max_length")) {
            options = options.maxTokens(call.member("max_length").integerOr(EncodeOptions.NO_LIMIT), Overflow.TRUNCATE);
        }
        return options;
    }

    static float[] floats(Json numbers) {
        float[] floats = new float[numbers.array().size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.parseFloat(numbers.element(i).number().digits());
        }
        return floats;
    }

    static Embeddings embeddings(Json rows) {
        return Embeddings.of(rows.elements().stream().map(ModelFixtures::floats).toArray(float[][]::new));
    }

    static Json json(String file) throws IOException {
        return Json.parse(file, Files.readAllBytes(folder(file)));
    }
}
