package dev.hayate.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The files of the page among the resources of this package. All but the page itself lie under a folder that is
/// named after the content of all of them, so that a new version is never mixed with what a browser has kept.
final class PageFiles {
    private static final String PAGE = "page.html";

    /// What `page.html` calls the folder of the others.
    private static final String FOLDER = "{{folder}}";

    static final List<String> PARTS = List.of(
            "page.css",
            "icon.svg",
            "choices.js",
            "app.js",
            "code.js",
            "colours.js",
            "dom.js",
            "examples.js",
            "explanation.js",
            "figure.js",
            "heatmap.js",
            "moves.js",
            "ranking.js",
            "server.js",
            "strings.js",
            "timing.js",
            "vectors.js");

    private PageFiles() {}

    static List<PageFile> load() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (String name : PARTS) {
            parts.put(name, read(name));
        }
        String folder = "playground/" + digest(parts);
        String html = new String(read(PAGE), StandardCharsets.UTF_8).replace(FOLDER, folder);
        List<PageFile> files = new ArrayList<>();
        files.add(PageFile.page(html.getBytes(StandardCharsets.UTF_8)));
        parts.forEach((name, bytes) -> files.add(PageFile.part("/" + folder + "/" + name, bytes)));
        return files;
    }

    private static byte[] read(String name) {
        try (InputStream stream = PageFiles.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Map<String, byte[]> parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            parts.values().forEach(sha::update);
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
