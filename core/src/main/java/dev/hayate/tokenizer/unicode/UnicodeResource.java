package dev.hayate.tokenizer.unicode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The lists of characters that lie beside these classes: paragraphs of numbers, each headed by its name.
///
/// @param name of the resource
/// @param sections the paragraphs by their names, in order
record UnicodeResource(String name, Map<String, String> sections) {

    static UnicodeResource read(String name) {
        Map<String, String> sections = new LinkedHashMap<>();
        String text = text(name);
        int start = text.indexOf("\n\n") + 2;
        while (start < text.length()) {
            int endOfName = text.indexOf('\n', start);
            int end = text.indexOf("\n\n", endOfName);
            end = end < 0 ? text.length() : end;
            sections.put(text.substring(start, endOfName), text.substring(endOfName + 1, end));
            start = end + 2;
        }
        return new UnicodeResource(name, sections);
    }

    HexNumbers numbers(String section) {
        String numbers = sections.get(section);
        if (numbers == null) {
            throw new IllegalStateException(name + " has no section " + section);
        }
        return new HexNumbers(numbers);
    }

    private static String text(String name) {
        try (InputStream in = UnicodeResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
