package dev.hayate.server.http;

import java.util.Set;

/// The pages that browsers may call a server from, by their origins.
///
/// @param allowed origins such as `https://example.org`; `*` for all
public record Origins(Set<String> allowed) {

    /// Only pages that the server itself has sent.
    public static final Origins NONE = new Origins(Set.of());

    private static final String ALL = "*";

    /// @throws IllegalArgumentException if one is neither an origin nor `*`
    public Origins {
        for (String origin : allowed) {
            if (!origin.equals(ALL) && !origin.matches("[a-z][a-z0-9+.-]*://[^/ ]+")) {
                throw new IllegalArgumentException(
                        "an origin is like https://example.org, without a path, or *; got " + origin);
            }
        }
        allowed = Set.copyOf(allowed);
    }

    boolean isEmpty() {
        return allowed.isEmpty();
    }

    boolean allows(String origin) {
        return allowed.contains(ALL) || allowed.contains(origin);
    }

    boolean allowsAll() {
        return allowed.contains(ALL);
    }
}
