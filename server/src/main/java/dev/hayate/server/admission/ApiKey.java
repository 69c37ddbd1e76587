package dev.hayate.server.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// A key that callers show. Only its digest is kept.
public final class ApiKey {
    private final String name;
    private final byte[] digest;

    private ApiKey(String name, byte[] digest) {
        this.name = name;
        this.digest = digest;
    }

    /// A key.
    ///
    /// @param name what logs and metrics call it: letters, digits, `.`, `_` and `-`
    /// @param key visible ASCII characters
    /// @throws IllegalArgumentException if one of them is neither; the message does not hold the key
    public static ApiKey of(String name, String key) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("the name of a key has up to 64 letters, digits, '.', '_' and '-', got "
                    + name.length() + " characters that are not");
        }
        if (!key.matches("[!-~]{1,512}")) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "key %s must have 1 to 512 visible ASCII characters without spaces, got %d characters",
                    name,
                    key.length()));
        }
        return new ApiKey(name, digest(key));
    }

    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// What logs and metrics call it.
    public String name() {
        return name;
    }

    boolean hasDigest(byte[] other) {
        return MessageDigest.isEqual(digest, other);
    }

    @Override
    public String toString() {
        return "key " + name;
    }
}
