package dev.hayate.benchmarks.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Documents read from files: a document a line, as plain text or, where the name says `.jsonl`, as the string
/// members of a JSON object. A name that ends in `.gz` is decompressed.
///
/// @param files the files, or none for the sample in this jar
public record TextFiles(List<Path> files) {
    private static final String SAMPLE = "sample.jsonl.gz";
    private static final JsonFactory JSON = new JsonFactory();

    /// Keeps its own copy of the list.
    public TextFiles {
        files = List.copyOf(files);
    }

    /// Whether the texts come from the small sample in this jar.
    public boolean sample() {
        return files.isEmpty();
    }

    /// Hands over all documents, in the order of the files.
    ///
    /// @throws IOException if a file cannot be read
    public void forEach(Consumer<String> documents) throws IOException {
        if (sample()) {
            try (InputStream in = Objects.requireNonNull(TextFiles.class.getResourceAsStream(SAMPLE), SAMPLE)) {
                read(SAMPLE, in, documents);
            }
            return;
        }
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                read(file.toString(), in, documents);
            } catch (IOException e) {
                throw new IOException("cannot read texts from " + file + ": " + e.getMessage(), e);
            }
        }
    }

    private static void read(String name, InputStream in, Consumer<String> documents) throws IOException {
        boolean compressed = name.endsWith(".gz");
        String plainName = compressed ? name.substring(0, name.length() - ".gz".length()) : name;
        boolean json = plainName.endsWith(".jsonl");
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(compressed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (json) {
                    strings(line).forEach(documents);
                } else {
                    documents.accept(line);
                }
            }
        }
    }

    private static List<String> strings(String object) {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), object)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING) {
                    found.add(parser.getString());
                }
            }
        }
        return found;
    }
}
