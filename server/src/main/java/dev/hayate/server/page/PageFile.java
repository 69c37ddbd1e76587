package dev.hayate.server.page;

import dev.hayate.server.api.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A file of the page, ready to be sent.
///
/// @param path where it is found
/// @param reply what is found there
record PageFile(String path, Reply reply) {
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'");

    /// The page itself: asked for again each time, since its name says nothing of its content.
    static PageFile page(byte[] html) {
        return file(
                "/",
                "text/html; charset=utf-8",
                html,
                Map.of(
                        "Cache-Control", "no-cache",
                        "Content-Security-Policy", POLICY,
                        "Cross-Origin-Opener-Policy", "same-origin",
                        "Referrer-Policy", "no-referrer",
                        "X-Content-Type-Options", "nosniff"));
    }

    /// What the page is made of: its path changes with its content, so that a browser may keep it. Only browsers
    /// come here, and all of them take gzip.
    static PageFile part(String path, byte[] bytes) {
        return file(
                path,
                contentType(path),
                gzip(bytes),
                Map.of(
                        "Cache-Control", "public, max-age=31536000, immutable",
                        "Content-Encoding", "gzip",
                        "X-Content-Type-Options", "nosniff"));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static PageFile file(String path, String contentType, byte[] bytes, Map<String, String> headers) {
        return new PageFile(path, Reply.of(contentType, bytes).withHeaders(headers));
    }

    private static String contentType(String path) {
        return switch (path.substring(path.lastIndexOf('.'))) {
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no content type for " + path);
        };
    }
}
