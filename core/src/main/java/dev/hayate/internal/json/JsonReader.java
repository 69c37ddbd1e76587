package dev.hayate.internal.json;

import dev.hayate.ModelFormatException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text into `Map`, `List`, `String`, [JsonNumber], `Boolean` and `null`.
/// Strict RFC 8259; of a name that occurs twice in an object the last value counts, as in serde_json.
final class JsonReader {
    private static final int MAX_DEPTH = 128;

    private final String file;
    private final String text;
    private int at;
    private int depth;

    JsonReader(String file, String text) {
        this.file = file;
        this.text = text;
    }

    @Nullable
    Object readDocument() {
        skipWhitespace();
        Object value = readValue();
        skipWhitespace();
        if (at < text.length()) {
            throw error("unexpected text after the end of the JSON value");
        }
        return value;
    }

    private @Nullable Object readValue() {
        if (at >= text.length()) {
            throw error("the file ends in the middle of the JSON text");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '{' -> readObject();
            case '[' -> readArray();
            case '"' -> readString();
            case 't' -> readWord("true", true);
            case 'f' -> readWord("false", false);
            case 'n' -> readWord("null", null);
            default -> readNumber();
        };
    }

    private Map<String, @Nullable Object> readObject() {
        enter();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!skipTo('}')) {
            do {
                skipWhitespace();
                if (at >= text.length() || text.charAt(at) != '"') {
                    throw error("expected a name in double quotes");
                }
                String name = readString();
                skipWhitespace();
                expect(':');
                skipWhitespace();
                members.put(name, readValue());
            } while (nextElement('}'));
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> readArray() {
        enter();
        List<@Nullable Object> elements = new ArrayList<>();
        if (!skipTo(']')) {
            do {
                skipWhitespace();
                elements.add(readValue());
            } while (nextElement(']'));
        }
        depth--;
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw error("nested deeper than " + MAX_DEPTH + " levels");
        }
    }

    private boolean skipTo(char close) {
        skipWhitespace();
        if (at < text.length() && text.charAt(at) == close) {
            at++;
            return true;
        }
        return false;
    }

    private boolean nextElement(char close) {
        skipWhitespace();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        expect(close);
        return false;
    }

    private void expect(char c) {
        if (at >= text.length() || text.charAt(at) != c) {
            throw error("expected '" + c + "'");
        }
        at++;
    }

    private String readString() {
        int start = ++at;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return readEscapedString(start);
            }
            if (c < ' ') {
                throw error("a control character must be escaped inside a string");
            }
        }
        throw error("a string is not closed");
    }

    private String readEscapedString(int start) {
        StringBuilder unescaped = new StringBuilder().append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return unescaped.toString();
            }
            if (c < ' ') {
                at--;
                throw error("a control character must be escaped inside a string");
            }
            unescaped.append(c == '\\' ? readEscape() : c);
        }
        throw error("a string is not closed");
    }

    private char readEscape() {
        char c = at < text.length() ? text.charAt(at++) : ' ';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readHexEscape();
            default -> throw error("unknown escape in a string");
        };
    }

    private char readHexEscape() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0 || text.charAt(at) >= 128) {
                throw error("\\u needs four hexadecimal digits");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private @Nullable Object readWord(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw error("expected a JSON value");
        }
        at += word.length();
        return value;
    }

    private JsonNumber readNumber() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            readDigits();
        }
        if (peek() == '.') {
            at++;
            readDigits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            readDigits();
        }
        return new JsonNumber(text.substring(start, at));
    }

    private void readDigits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw error("expected a JSON value");
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipWhitespace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private ModelFormatException error(String reason) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < Math.min(at, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new ModelFormatException(file, "line " + line + ", column " + (at - lineStart + 1), reason);
    }
}
