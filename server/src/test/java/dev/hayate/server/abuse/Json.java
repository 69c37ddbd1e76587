package dev.hayate.server.abuse;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// As much JSON as it takes to tell whether something is JSON.
final class Json {
    private static final JsonFactory JSON = new JsonFactory();

    private Json() {}

    /// Whether some bytes are one JSON value.
    static boolean valid(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean ends = token.isScalarValue() || token.isStructEnd();
                if (ends && parser.streamReadContext().inRoot()) {
                    values++;
                }
            }
            return values == 1;
        } catch (JacksonException notJson) {
            return false;
        }
    }

    /// The names in an object; none, if it is not one.
    static Set<String> members(byte[] object) {
        Set<String> names = new HashSet<>();
        if (!valid(object)) {
            return names;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), object)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME
                        && parser.streamReadContext().getParent().inRoot()) {
                    names.add(parser.currentName());
                }
            }
        }
        return names;
    }
}
