package dev.hayate.evaluation.trec;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Reads the lines of a file in one of TREC's layouts, plain or `.gz`. Blank lines are passed over.
final class TrecReader {
    private final Path file;
    private final Layout layout;
    private final Map<String, Map<String, Double>> values = new LinkedHashMap<>();
    private String lastField = "";
    private long number;

    private TrecReader(Path file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    /// @throws TrecException if a line does not have the layout, a document stands twice in a query, or there
    ///     is no
    /// line
    static TrecReader read(Path file, Layout layout) throws IOException {
        TrecReader reader = new TrecReader(file, layout);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8.newDecoder()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.number++;
                if (!line.isBlank()) {
                    reader.take(line);
                }
            }
        } catch (CharacterCodingException e) {
            throw new TrecException(file, "line " + (reader.number + 1) + " or one soon after it is not UTF-8", e);
        } catch (EOFException | ZipException e) {
            throw new TrecException(file, "is not a whole gzip file; write or fetch it again", e);
        }
        if (reader.values.isEmpty()) {
            throw new TrecException(file, "has no line");
        }
        return reader;
    }

    private static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        return Layout.isCompressed(file) ? new GZIPInputStream(bytes) : bytes;
    }

    private void take(String line) throws TrecException {
        StringTokenizer fields = new StringTokenizer(line, Layout.WHITESPACE);
        if (fields.countTokens() != layout.fields()) {
            throw error("has " + fields.countTokens() + " fields instead of the " + layout.fields() + " of \""
                    + layout.form() + "\"");
        }
        String query = fields.nextToken();
        fields.nextToken();
        String document = fields.nextToken();
        for (int field = 3; field < layout.valueAt(); field++) {
            fields.nextToken();
        }
        double value = number(fields.nextToken());
        lastField = fields.hasMoreTokens() ? fields.nextToken() : "";
        Map<String, Double> ofQuery = values.computeIfAbsent(query, key -> new LinkedHashMap<>());
        if (ofQuery.put(document, value) != null) {
            throw error("document " + document + " stands a second time in query " + query + "; remove one of them");
        }
    }

    private double number(String text) throws TrecException {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw error("\"" + text + "\" is not a finite number");
    }

    private TrecException error(String reason) {
        return new TrecException(file, number, reason);
    }

    /// By query, in the order of the file: the value of every document.
    Map<String, Map<String, Double>> values() {
        return values;
    }

    /// What follows the value in the last line, empty if nothing does.
    String lastField() {
        return lastField;
    }
}
