package dev.hayate.evaluation.report;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A value in a JSON file, with its place for whoever has to be told that it is not what it should be.
///
/// @param at the names and numbers that lead to it, such as `/tasks/0/metric`; empty for the whole file
record JsonPlace(Path file, String at, JsonNode json) {
    private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    /// Reads a file.
    ///
    /// @throws IOException if it is not there or not JSON
    static JsonPlace read(Path file) throws IOException {
        try {
            return new JsonPlace(file, "", JsonMapper.shared().readTree(Files.readString(file)));
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is not JSON, nor any text in UTF-8", e);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw new IOException(
                    file + " is not JSON, or only the beginning of it: line " + at.getLineNr() + ", column "
                            + at.getColumnNr(),
                    e);
        }
    }

    JsonPlace member(String name) throws IOException {
        JsonNode member = json.get(name);
        if (member == null) {
            throw error("has no \"" + name + "\"");
        }
        return new JsonPlace(file, at + "/" + name, member);
    }

    List<JsonPlace> elements() throws IOException {
        if (!json.isArray()) {
            throw error("is not a list");
        }
        List<JsonPlace> elements = new ArrayList<>();
        for (JsonNode element : json) {
            elements.add(new JsonPlace(file, at + "/" + elements.size(), element));
        }
        return elements;
    }

    Map<String, JsonPlace> members() throws IOException {
        if (!json.isObject()) {
            throw error("is not an object");
        }
        Map<String, JsonPlace> members = new LinkedHashMap<>();
        json.properties()
                .forEach(entry ->
                        members.put(entry.getKey(), new JsonPlace(file, at + "/" + entry.getKey(), entry.getValue())));
        return members;
    }

    String text() throws IOException {
        if (!json.isString()) {
            throw error("is not a text but " + json.getNodeType());
        }
        return json.stringValue();
    }

    boolean truth() throws IOException {
        if (!json.isBoolean()) {
            throw error("is neither true nor false");
        }
        return json.booleanValue();
    }

    int whole() throws IOException {
        if (!json.canConvertToInt()) {
            throw error("is not a whole number");
        }
        return json.intValue();
    }

    long wholeLong() throws IOException {
        if (!json.canConvertToLong()) {
            throw error("is not a whole number");
        }
        return json.longValue();
    }

    double number() throws IOException {
        boolean none = json.isString() && NO_NUMBERS.contains(json.stringValue());
        if (!none && !json.isNumber()) {
            throw error("is not a number");
        }
        return none ? Double.parseDouble(json.stringValue()) : json.doubleValue();
    }

    List<String> texts() throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonPlace element : elements()) {
            texts.add(element.text());
        }
        return texts;
    }

    double[] numbers() throws IOException {
        List<JsonPlace> elements = elements();
        double[] numbers = new double[elements.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = elements.get(n).number();
        }
        return numbers;
    }

    int[] wholes() throws IOException {
        List<JsonPlace> elements = elements();
        int[] numbers = new int[elements.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = elements.get(n).whole();
        }
        return numbers;
    }

    /// One of the constants of an enum, by its name in small letters.
    <E extends Enum<E>> E constant(Class<E> type) throws IOException {
        String name = text();
        for (E constant : type.getEnumConstants()) {
            if (RunJson.name(constant).equals(name)) {
                return constant;
            }
        }
        throw error("is \"" + name + "\", which this version does not know");
    }

    IOException error(String reason) {
        return new IOException(file + (at.isEmpty() ? "" : ": " + at) + " " + reason
                + "; it was not written by this version of `hayate evaluate`, or was changed");
    }
}
