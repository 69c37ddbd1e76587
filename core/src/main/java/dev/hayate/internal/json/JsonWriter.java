package dev.hayate.internal.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what [Json] reads, indented by two spaces or on one line. Numbers keep their digits; strings keep
/// every character but the ones that JSON wants escaped, and lone surrogates.
public final class JsonWriter {
    private final StringBuilder out = new StringBuilder();
    private final boolean indented;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /// One line, nothing but the values.
    ///
    /// @param value a `Map` with string keys, `List`, `String`, [JsonNumber], `Integer`, `Long`, `Boolean` or
    ///     `null`
    public static String compact(@Nullable Object value) {
        JsonWriter writer = new JsonWriter(false);
        writer.write(value, 0);
        return writer.out.toString();
    }

    /// Many lines, and one at the end.
    ///
    /// @param value as in [#compact]
    public static String pretty(@Nullable Object value) {
        JsonWriter writer = new JsonWriter(true);
        writer.write(value, 0);
        return writer.out.append('\n').toString();
    }

    private void write(@Nullable Object value, int depth) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> members -> writeObject(members, depth);
            case List<?> elements -> writeArray(elements, depth);
            case String string -> writeString(string);
            case JsonNumber number -> out.append(number.digits());
            case Integer number -> out.append(number.intValue());
            case Long number -> out.append(number.longValue());
            case Boolean bool -> out.append(bool.booleanValue());
            default -> throw new IllegalArgumentException("no JSON form for " + value.getClass());
        }
    }

    private void writeObject(Map<?, ?> members, int depth) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            out.append(separator);
            newLine(depth + 1);
            writeString((String) member.getKey());
            out.append(indented ? ": " : ":");
            write(member.getValue(), depth + 1);
            separator = ",";
        }
        close('}', members.isEmpty(), depth);
    }

    private void writeArray(List<?> elements, int depth) {
        out.append('[');
        String separator = "";
        for (Object element : elements) {
            out.append(separator);
            newLine(depth + 1);
            write(element, depth + 1);
            separator = ",";
        }
        close(']', elements.isEmpty(), depth);
    }

    private void close(char bracket, boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        if (indented) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private void writeString(String string) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || isLoneSurrogate(string, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(String string, int i) {
        char c = string.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == string.length() || !Character.isLowSurrogate(string.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(string.charAt(i - 1)));
    }
}
