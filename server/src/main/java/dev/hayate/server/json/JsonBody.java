package dev.hayate.server.json;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// The body of a request, read value by value without a tree. Every mistake becomes an [ApiException] that
/// names the place and never the text there. For one thread.
///
/// A body is one object as RFC 8259 defines it, in UTF-8; a byte order mark is passed over. What the RFC leaves
/// open: names may not occur twice in an object, nesting ends at 32, numbers at 64 characters, names at 256. An
/// escaped lone surrogate stays one in the string.
public final class JsonBody {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(64)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(256)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .build();

    /// What kind of value comes next.
    public enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        ARRAY,
        OBJECT
    }

    /// Takes one member of an object; must read its value or [JsonBody#skip()] it.
    @FunctionalInterface
    public interface Member {
        void read(String name, JsonBody value);
    }

    private final JsonParser parser;

    private JsonBody(JsonParser parser) {
        this.parser = parser;
    }

    /// Reads a body that is one object.
    ///
    /// @throws ApiException with [Problem#INVALID] if it is not JSON in UTF-8, not an object, or goes on after it
    public static void read(byte[] body, Member member) {
        requireUtf8(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            JsonBody value = new JsonBody(parser);
            parser.nextToken();
            value.object(member);
            if (parser.nextToken() != null) {
                throw value.problem("the body goes on after its object");
            }
        } catch (StreamConstraintsException e) {
            throw new ApiException(
                    Problem.INVALID, "the body is nested too deeply, or a number or name too long, at " + place(e));
        } catch (JacksonException e) {
            throw new ApiException(Problem.INVALID, "the body is not valid JSON at " + place(e));
        }
    }

    /// The parser trusts sequences of bytes more than it should, and takes zeros at the start for UTF-16.
    private static void requireUtf8(byte[] body) {
        int wellFormed = Utf8.wellFormed(body);
        for (int i = 0; i < Math.min(4, wellFormed); i++) {
            wellFormed = body[i] == 0 ? i : wellFormed;
        }
        if (wellFormed < body.length) {
            throw new ApiException(Problem.INVALID, "the body is not UTF-8 at byte " + (wellFormed + 1));
        }
    }

    /// What comes next.
    public Kind kind() {
        return switch (token()) {
            case VALUE_STRING -> Kind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            case START_ARRAY -> Kind.ARRAY;
            case START_OBJECT -> Kind.OBJECT;
            default -> throw problem("expected a value");
        };
    }

    /// A string. Lone surrogates stay.
    public String string() {
        if (token() != JsonToken.VALUE_STRING) {
            throw expected("a string");
        }
        return parser.getString();
    }

    /// An integer within bounds.
    public int integer(int least, int most) {
        if (token() != JsonToken.VALUE_NUMBER_INT) {
            throw expected("an integer");
        }
        // A number beyond long has no long value; its digits decide.
        boolean fits = parser.getNumberType() == JsonParser.NumberType.INT
                || parser.getNumberType() == JsonParser.NumberType.LONG;
        long value = fits ? parser.getLongValue() : Long.MAX_VALUE;
        if (value < least || value > most) {
            throw problem("expected an integer from " + least + " to " + most);
        }
        return (int) value;
    }

    /// A number within bounds, with or without a fraction.
    public double decimal(double least, double most) {
        JsonToken token = token();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw expected("a number");
        }
        double value = parser.getDoubleValue();
        if (!(value >= least && value <= most)) {
            throw problem("expected a number from " + least + " to " + most);
        }
        return value;
    }

    /// A boolean.
    public boolean bool() {
        return switch (token()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw expected("true or false");
        };
    }

    /// Reads every element of an array.
    ///
    /// @param element must read the value it is given, or skip it
    public void array(Consumer<JsonBody> element) {
        if (token() != JsonToken.START_ARRAY) {
            throw expected("an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.accept(this);
        }
    }

    /// Reads every member of an object.
    public void object(Member member) {
        if (token() != JsonToken.START_OBJECT) {
            throw expected("an object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name, this);
        }
    }

    /// Passes over the value, whatever it is.
    public void skip() {
        parser.skipChildren();
    }

    /// A mistake at this place.
    public ApiException problem(String message) {
        String path = path();
        return ApiException.invalid(path, (path.isEmpty() ? "the body" : path) + ": " + message);
    }

    private ApiException expected(String what) {
        return problem("expected " + what);
    }

    /// Where the value is, such as `input[3]`.
    private String path() {
        StringBuilder path = new StringBuilder();
        TokenStreamContext context = parser.streamReadContext();
        JsonToken token = parser.currentToken();
        boolean inside = token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT;
        append(inside ? context.getParent() : context, path);
        return path.toString();
    }

    private static void append(@Nullable TokenStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(context.getParent(), path);
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else {
            path.append(path.isEmpty() ? "" : ".").append(context.currentName());
        }
    }

    private JsonToken token() {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw problem("expected a value");
        }
        return token;
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "its end"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}
