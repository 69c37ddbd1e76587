package dev.hayate.internal.json;

import dev.hayate.ModelFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A value in a JSON file that knows its place: the file and the JSON pointer (RFC 6901) lead every error.
///
/// @param file the file, as a user would find it
/// @param pointer the place of the value, empty for the whole document
/// @param value `Map<String, Object>`, `List<Object>`, `String`, [JsonNumber], `Boolean` or `null`
public record Json(String file, String pointer, @Nullable Object value) {

    /// Parses a whole document.
    ///
    /// @throws ModelFormatException with line and column if it is not UTF-8 or not JSON
    public static Json parse(String file, byte[] utf8) {
        try {
            return parse(
                    file,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(utf8))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file, "", "not UTF-8 text");
        }
    }

    /// Parses a whole document.
    ///
    /// @throws ModelFormatException with line and column if it is not JSON
    public static Json parse(String file, String text) {
        return new Json(file, "", new JsonReader(file, text).readDocument());
    }

    public boolean isNull() {
        return value == null;
    }

    public boolean isObject() {
        return value instanceof Map;
    }

    public boolean isArray() {
        return value instanceof List;
    }

    public boolean isString() {
        return value instanceof String;
    }

    /// The member of this object with that name; a JSON null if there is none.
    public Json member(String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        return new Json(file, pointer + "/" + escaped, object().get(name));
    }

    public boolean has(String name) {
        return object().containsKey(name);
    }

    /// The element of this array at that index.
    public Json element(int index) {
        return new Json(file, pointer + "/" + index, array().get(index));
    }

    /// The elements of this array.
    public List<Json> elements() {
        List<Json> elements = new ArrayList<>();
        for (int i = 0; i < array().size(); i++) {
            elements.add(element(i));
        }
        return elements;
    }

    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> object() {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, @Nullable Object>) members;
        }
        throw expected("an object");
    }

    @SuppressWarnings("unchecked")
    public List<@Nullable Object> array() {
        if (value instanceof List<?> elements) {
            return (List<@Nullable Object>) elements;
        }
        throw expected("an array");
    }

    public String string() {
        if (value instanceof String string) {
            return string;
        }
        throw expected("a string");
    }

    public @Nullable String stringOrNull() {
        return value == null ? null : string();
    }

    public boolean bool() {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw expected("true or false");
    }

    public boolean boolOr(boolean absent) {
        return value == null ? absent : bool();
    }

    public JsonNumber number() {
        if (value instanceof JsonNumber number) {
            return number;
        }
        throw expected("a number");
    }

    /// A whole number that fits into an `int`.
    public int integer() {
        try {
            return Integer.parseInt(number().digits());
        } catch (NumberFormatException e) {
            throw error("expected a whole number of at most 32 bits, got " + number().digits());
        }
    }

    public int integerOr(int absent) {
        return value == null ? absent : integer();
    }

    /// Refuses members that nobody reads: what is not understood must not be ignored.
    public void allowOnly(Set<String> names) {
        for (String name : object().keySet()) {
            if (!names.contains(name)) {
                throw member(name).error("unknown setting; Hayate does not know what it would change");
            }
        }
    }

    /// The exception that tells what is wrong at this place.
    public ModelFormatException error(String reason) {
        return new ModelFormatException(file, pointer, reason);
    }

    private ModelFormatException expected(String what) {
        return error("expected " + what + ", got " + describe());
    }

    private String describe() {
        return switch (value) {
            case null -> "nothing";
            case Map<?, ?> members -> "an object";
            case List<?> elements -> "an array";
            case String string -> "\"" + (string.length() > 40 ? string.substring(0, 40) + "…" : string) + "\"";
            case JsonNumber number -> number.digits();
            default -> value.toString();
        };
    }
}
