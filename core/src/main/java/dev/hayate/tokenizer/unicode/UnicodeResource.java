package dev.hayate.tokenizer.unicode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/// The lists of characters that lie beside these classes: paragraphs of words, each headed by its name.
///
/// @param name of the resource
/// @param sections the words by the name of their paragraph, in order
record UnicodeResource(String name, Map<String, List<String>> sections) {

    static UnicodeResource read(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        boolean expectsName = true;
        for (String line : (Iterable<String>) text(name).lines()::iterator) {
            if (line.isEmpty()) {
                expectsName = true;
            } else if (expectsName && line.charAt(0) != '#') {
                words = new ArrayList<>();
                sections.put(line, words);
                expectsName = false;
            } else if (line.charAt(0) != '#') {
                StringTokenizer tokens = new StringTokenizer(line);
                while (tokens.hasMoreTokens()) {
                    words.add(tokens.nextToken());
                }
            }
        }
        return new UnicodeResource(name, sections);
    }

    List<String> words(String section) {
        List<String> words = sections.get(section);
        if (words == null) {
            throw new IllegalStateException(name + " has no section " + section);
        }
        return words;
    }

    CodePointSet set(String section) {
        return CodePointSet.of(words(section));
    }

    private static String text(String name) {
        try (InputStream in = UnicodeResource.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
