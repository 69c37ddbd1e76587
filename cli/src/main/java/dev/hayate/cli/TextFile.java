package dev.hayate.cli;

import dev.hayate.data.DataException;
import dev.hayate.search.Document;
import dev.hayate.search.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A file that is one document.
///
/// @param root the folder that was asked for, or that of the file
record TextFile(Path root, Path file) {
    private static final List<String> ENDS = List.of(".txt", ".md", ".markdown", ".rst", ".adoc", ".org");

    static boolean isOne(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDS.stream().anyMatch(name::endsWith);
    }

    /// The path from the root on, with `/` between folders: its id.
    String name() {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /// Its metadata are `folder`, `type` (the end of its name), `modified` (the day, in UTC) and `characters`.
    Document read() throws IOException {
        String text = decode(Files.readAllBytes(file));
        int slash = name().lastIndexOf('/');
        String last = String.valueOf(file.getFileName());
        int dot = last.lastIndexOf('.');
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("folder", new Value.Text(slash < 0 ? "" : name().substring(0, slash)));
        metadata.put("type", new Value.Text(last.substring(dot + 1).toLowerCase(Locale.ROOT)));
        metadata.put(
                "modified",
                new Value.Text(Files.getLastModifiedTime(file)
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString()));
        metadata.put("characters", new Value.Numeric(text.codePointCount(0, text.length())));
        return new Document(name(), title(text, last.substring(0, dot)), text, metadata);
    }

    private String decode(byte[] bytes) throws DataException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(file.toString(), 0, "is not UTF-8; convert it, or leave it out");
        }
    }

    /// The first line if it is a heading of Markdown, else the name of the file.
    private static String title(String text, String name) {
        String first = text.lines().findFirst().orElse("").strip();
        String heading = first.replaceFirst("^#{1,6}\\s+", "");
        return heading.equals(first) ? name : heading;
    }
}
