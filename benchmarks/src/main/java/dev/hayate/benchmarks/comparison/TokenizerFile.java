package dev.hayate.benchmarks.comparison;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A `tokenizer.json` and the little that must be known of it before a tokenizer is made.
///
/// @param path the file
/// @param name what tables call it
/// @param kind its model, such as `Unigram`
/// @param rows how many rows a table for its ids has
public record TokenizerFile(Path path, String name, String kind, int rows) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<String> PLACES_IN_A_MODEL = List.of("tokenizer.json", "0_StaticEmbedding/tokenizer.json");

    /// The tokenizer of a model folder.
    ///
    /// @throws IOException if there is none
    public static TokenizerFile ofModel(Path folder) throws IOException {
        for (String place : PLACES_IN_A_MODEL) {
            Path file = folder.resolve(place);
            if (Files.exists(file)) {
                return read(file, name(folder));
            }
        }
        throw new FileNotFoundException("no tokenizer.json in " + folder);
    }

    /// A file by itself, named after its folder.
    ///
    /// @throws IOException if it cannot be read
    public static TokenizerFile of(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return read(file, folder == null ? file.toString() : name(folder));
    }

    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    private static TokenizerFile read(Path file, String name) throws IOException {
        String kind = "";
        int rows = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), Files.readAllBytes(file))) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                if (pointer.equals("/model/type") && token == JsonToken.VALUE_STRING) {
                    kind = parser.getString();
                } else if (token == JsonToken.START_ARRAY && pointer.startsWith("/model/vocab/")) {
                    rows = Math.max(
                            rows, 1 + parser.streamReadContext().getParent().getCurrentIndex());
                } else if (token == JsonToken.VALUE_NUMBER_INT && isId(parser, pointer)) {
                    rows = Math.max(rows, 1 + parser.getIntValue());
                }
            }
        }
        return new TokenizerFile(file, name, kind, rows);
    }

    private static boolean isId(JsonParser parser, String pointer) {
        return parser.streamReadContext().inObject()
                && (pointer.startsWith("/model/vocab/")
                        || (pointer.startsWith("/added_tokens/") && pointer.endsWith("/id")));
    }
}
