package dev.hayate;

import java.nio.file.Path;
import java.util.Optional;

/// Where Hayate keeps what it can make again: the system property `hayate.cache`, or the environment variable
/// `HAYATE_CACHE`, or `hayate` in `$XDG_CACHE_HOME`, or `~/.cache/hayate`; the word `off` means nowhere.
public final class CacheFolder {
    private CacheFolder() {}

    /// The folder of one kind of things, which need not exist.
    ///
    /// @return empty if nothing is to be kept
    public static Optional<Path> of(String kind) {
        String chosen = System.getProperty("hayate.cache", System.getenv("HAYATE_CACHE"));
        if (chosen != null) {
            return chosen.equals("off") ? Optional.empty() : Optional.of(Path.of(chosen, kind));
        }
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Optional.of(base.resolve("hayate").resolve(kind));
    }
}
