package dev.hayate.hub;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the hub and its cache are. Immutable.
///
/// @param endpoint the hub, without a `/` at the end
/// @param cache the folder that holds `models--owner--name` and `datasets--owner--name`
/// @param token what the hub knows the user by
/// @param offline whether the network must not be used
/// @param proxies the proxies that the environment names
public record HubSettings(
        URI endpoint, Path cache, Optional<String> token, boolean offline, EnvironmentProxies proxies) {
    private static final String DEFAULT_ENDPOINT = "https://huggingface.co";
    private static final Set<String> TRUE = Set.of("1", "ON", "YES", "TRUE");

    /// What the environment variables of this process say, read as `huggingface_hub` reads them: `HF_ENDPOINT`,
    /// `HF_HUB_CACHE` (once `HUGGINGFACE_HUB_CACHE`), `HF_HOME`, `XDG_CACHE_HOME`, `HF_TOKEN` (once
    /// `HUGGING_FACE_HUB_TOKEN`), `HF_TOKEN_PATH`, `HF_HUB_DISABLE_IMPLICIT_TOKEN`, `HF_HUB_OFFLINE`, and for the
    /// way there `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`.
    ///
    /// @throws IllegalArgumentException if one of them makes no sense
    public static HubSettings fromEnvironment() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static HubSettings of(Map<String, String> environment, Path home) {
        Path hfHome = path(environment, "HF_HOME")
                .or(() -> path(environment, "XDG_CACHE_HOME").map(cache -> cache.resolve("huggingface")))
                .orElse(home.resolve(".cache").resolve("huggingface"));
        Path cache = path(environment, "HF_HUB_CACHE")
                .or(() -> path(environment, "HUGGINGFACE_HUB_CACHE"))
                .orElse(hfHome.resolve("hub"));
        boolean offline = isTrue(environment, "HF_HUB_OFFLINE") || isTrue(environment, "TRANSFORMERS_OFFLINE");
        Optional<String> token =
                isTrue(environment, "HF_HUB_DISABLE_IMPLICIT_TOKEN") ? Optional.empty() : token(environment, hfHome);
        return new HubSettings(endpoint(environment), cache, token, offline, EnvironmentProxies.of(environment));
    }

    private static URI endpoint(Map<String, String> environment) {
        String endpoint = value(environment, "HF_ENDPOINT").orElse(DEFAULT_ENDPOINT);
        try {
            URI uri = URI.create(endpoint.replaceAll("/+$", ""));
            if (uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("HF_ENDPOINT=" + endpoint + " is not a URL", e);
        }
        throw new IllegalArgumentException("HF_ENDPOINT=" + endpoint + " is not a URL that begins with http(s)://");
    }

    private static Optional<String> token(Map<String, String> environment, Path hfHome) {
        Optional<String> given = value(environment, "HF_TOKEN").or(() -> value(environment, "HUGGING_FACE_HUB_TOKEN"));
        if (given.isPresent()) {
            return given.map(HubSettings::clean);
        }
        Path file = path(environment, "HF_TOKEN_PATH").orElse(hfHome.resolve("token"));
        try {
            return Files.isReadable(file)
                    ? Optional.of(clean(Files.readString(file))).filter(token -> !token.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String clean(String token) {
        return token.replaceAll("[\\r\\n]", "").strip();
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return value(environment, name).map(HubSettings::expandHome);
    }

    private static Path expandHome(String path) {
        return path.equals("~") || path.startsWith("~/")
                ? Path.of(System.getProperty("user.home") + path.substring(1))
                : Path.of(path);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static boolean isTrue(Map<String, String> environment, String name) {
        return value(environment, name)
                .map(value -> value.toUpperCase(Locale.ROOT))
                .filter(TRUE::contains)
                .isPresent();
    }

    /// Whether an address is the hub's own, so that the token may go there.
    boolean isHub(URI uri) {
        return endpoint.getScheme().equalsIgnoreCase(uri.getScheme())
                && endpoint.getHost().equalsIgnoreCase(uri.getHost())
                && endpoint.getPort() == uri.getPort();
    }

    /// Everything but the token.
    @Override
    public String toString() {
        return "HubSettings[endpoint=" + endpoint + ", cache=" + cache + ", offline=" + offline + "]";
    }
}
