package dev.hayate.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;

/// The wanted members of one JSON object after another.
final class JsonRow {
    private final String file;
    private final List<Column> columns;
    private final String[] names;
    private final @Nullable Object[] cells;
    private long number;

    JsonRow(String file, List<Column> columns) {
        this.file = file;
        this.columns = columns;
        this.names = columns.stream().map(Column::name).toArray(String[]::new);
        this.cells = new Object[names.length];
    }

    /// Another row begins.
    void begin() {
        number++;
    }

    boolean isFirst() {
        return number == 1;
    }

    Object cell(int column) {
        Object cell = cells[column];
        if (cell == null) {
            throw new IllegalStateException("there is no row to read from");
        }
        return cell;
    }

    /// The names of the members of the object that the parser has just entered, in their order.
    List<String> names(JsonParser parser) throws DataException {
        requireObject(parser);
        List<String> names = new ArrayList<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            names.add(name);
            parser.nextToken();
            parser.skipChildren();
        }
        return List.copyOf(names);
    }

    /// Reads the object that the parser has just entered.
    void read(JsonParser parser) throws DataException {
        requireObject(parser);
        Arrays.fill(cells, null);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            int column = indexOf(name);
            if (column >= 0) {
                cells[column] = value(columns.get(column), token, parser);
            } else {
                parser.skipChildren();
            }
        }
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == null) {
                throw error("has no column \"" + names[i] + "\"");
            }
        }
    }

    private void requireObject(JsonParser parser) throws DataException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw error("expected an object, got " + describe(parser));
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private Object value(Column column, JsonToken token, JsonParser parser) throws DataException {
        return switch (column.kind()) {
            case TEXT -> {
                if (token != JsonToken.VALUE_STRING) {
                    throw column.refusal(file, number, describe(parser));
                }
                yield text(column, parser);
            }
            case NUMBER -> {
                if (!token.isNumeric()) {
                    throw column.refusal(file, number, describe(parser));
                }
                yield parser.getString();
            }
            case TEXTS -> {
                if (token != JsonToken.START_ARRAY) {
                    throw column.refusal(file, number, describe(parser));
                }
                yield texts(column, parser);
            }
            case VALUE -> {
                if (!isValue(token)) {
                    throw column.refusal(file, number, describe(parser));
                }
                yield text(column, parser);
            }
            case VALUES -> {
                if (isValue(token)) {
                    yield List.of(text(column, parser));
                }
                if (token != JsonToken.START_ARRAY) {
                    throw column.refusal(file, number, describe(parser));
                }
                yield texts(column, parser);
            }
        };
    }

    private static boolean isValue(JsonToken token) {
        return token == JsonToken.VALUE_STRING || token.isNumeric();
    }

    private List<String> texts(Column column, JsonParser parser) throws DataException {
        List<String> texts = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            boolean fits = column.kind() == Column.Kind.VALUES ? isValue(token) : token == JsonToken.VALUE_STRING;
            if (!fits) {
                throw column.refusal(file, number, "a list with " + describe(parser));
            }
            texts.add(text(column, parser));
        }
        return List.copyOf(texts);
    }

    /// UTF-8 cannot have half of a surrogate pair, but an escape can.
    private String text(Column column, JsonParser parser) throws DataException {
        String text = parser.getString();
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw error("\"" + column.name() + "\" has half of a surrogate pair, which is no character");
                }
                i++;
            }
        }
        return text;
    }

    private static String describe(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case START_ARRAY, END_ARRAY -> "a list";
            case START_OBJECT, END_OBJECT, PROPERTY_NAME -> "an object";
            case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> "something else";
            case null -> "nothing";
        };
    }

    DataException error(String reason) {
        return new DataException(file, number, reason);
    }

    DataException broken(JacksonException e) {
        if (e instanceof JacksonIOException && e.getCause() instanceof IOException cause) {
            return FileInput.failure(file, number, cause);
        }
        TokenStreamLocation place = e.getLocation();
        String where = place == null ? "" : "line " + place.getLineNr() + ", column " + place.getColumnNr() + ": ";
        return new DataException(file, number, "not JSON (" + where + withoutAdvice(e.getOriginalMessage()) + ")", e);
    }

    /// What is wrong, without the setting of the library that would let it pass.
    private static String withoutAdvice(String message) {
        int advice = message.indexOf(": enable `");
        return advice < 0 ? message : message.substring(0, advice);
    }
}
