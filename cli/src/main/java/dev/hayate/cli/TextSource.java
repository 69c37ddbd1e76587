package dev.hayate.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The texts of files, one after the other: a line each, or one member of the JSON object in each line.
final class TextSource implements Texts {
    private static final JsonFactory JSON = new JsonFactory();

    private final Terminal terminal;
    private final Iterator<String> files;
    private final Column column;
    private @Nullable TextLines lines;

    /// Which part of a line is the text.
    sealed interface Column {
        /// The whole line.
        record Line() implements Column {}

        /// A member of the object in every line.
        record Member(String name) implements Column {}

        /// The member `text` where a line is such an object, else the whole line.
        record TextMemberOrLine() implements Column {}
    }

    TextSource(Terminal terminal, List<String> files, Column column) {
        this.terminal = terminal;
        this.files = (files.isEmpty() ? List.of("-") : files).iterator();
        this.column = column;
    }

    @Override
    public boolean hasNext() {
        try {
            while ((lines == null || !lines.hasNext()) && files.hasNext()) {
                close();
                lines = TextLines.open(files.next(), terminal);
            }
            return lines != null && lines.hasNext();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String next() {
        if (!hasNext() || lines == null) {
            throw new java.util.NoSuchElementException();
        }
        String line = lines.next();
        return switch (column) {
            case Column.Line whole -> line;
            case Column.Member member -> requireMember(lines, line, member.name());
            case Column.TextMemberOrLine either -> {
                String text = line.startsWith("{") ? textMember(line) : null;
                yield text == null ? line : text;
            }
        };
    }

    private static String requireMember(TextLines lines, String line, String name) {
        String place = lines.name() + ", line " + lines.number() + ": ";
        try {
            String text = member(line, name);
            if (text == null) {
                throw CommandException.failure(place + "no text in \"" + name + "\"; --column names another member");
            }
            return text;
        } catch (JacksonException e) {
            throw CommandException.failure(place + "not a JSON object: " + e.getOriginalMessage());
        }
    }

    private static @Nullable String textMember(String line) {
        try {
            return member(line, "text");
        } catch (JacksonException e) {
            return null;
        }
    }

    /// The string in a member of the object that a line is; `null` if there is none.
    private static @Nullable String member(String line, String name) {
        String found = null;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.VALUE_STRING) {
                    found = parser.getString();
                } else {
                    parser.skipChildren();
                }
            }
            parser.nextToken();
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
