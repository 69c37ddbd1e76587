package dev.hayate.training.dev;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An object of a JSONL file, which knows where it stands.
record JsonLine(Path file, int number, JsonNode json) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Reads a file, plain or `.gz`. Empty lines are passed over.
    ///
    /// @throws IOException if the file cannot be read or has no line, or a line is not an object
    static List<JsonLine> readAll(Path file) throws IOException {
        List<JsonLine> lines = new ArrayList<>();
        int number = 0;
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8.newDecoder()))) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (!text.isBlank()) {
                    lines.add(parse(file, number, text));
                }
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + ": line " + (number + 1) + " or one soon after it is not UTF-8", e);
        } catch (EOFException | ZipException e) {
            throw new IOException(file + ": is not a whole gzip file; fetch it again", e);
        }
        if (lines.isEmpty()) {
            throw new IOException(file + ": has no line");
        }
        return lines;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private static JsonLine parse(Path file, int number, String text) throws IOException {
        try {
            JsonLine line = new JsonLine(file, number, JSON.readTree(text));
            if (!line.json.isObject()) {
                throw line.error("is not a JSON object");
            }
            return line;
        } catch (JacksonException e) {
            throw new IOException(file + ": line " + number + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    String text(String name) throws IOException {
        return text(json.get(name), name);
    }

    List<String> texts(String name) throws IOException {
        JsonNode array = json.get(name);
        if (array == null || !array.isArray()) {
            throw error("\"" + name + "\" is not a list");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array) {
            texts.add(text(element, name));
        }
        return texts;
    }

    private String text(@Nullable JsonNode value, String name) throws IOException {
        if (value == null || !value.isString()) {
            throw error(value == null ? "has no \"" + name + "\"" : "\"" + name + "\" is not a text: " + value);
        }
        return value.stringValue();
    }

    double number(String name) throws IOException {
        JsonNode value = json.get(name);
        if (value == null || !value.isNumber()) {
            throw error(value == null ? "has no \"" + name + "\"" : "\"" + name + "\" is not a number: " + value);
        }
        return value.doubleValue();
    }

    IOException error(String reason) {
        return new IOException(file + ": line " + number + ": " + reason);
    }
}
