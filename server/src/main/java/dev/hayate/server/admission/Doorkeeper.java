package dev.hayate.server.admission;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Knows the keys. Each key that is shown is compared with all of them, by digests and in constant time. Wrong
/// keys are counted by address; a right one passes whatever others at its address have done, since many callers
/// share one behind a proxy. Safe for all threads.
public final class Doorkeeper {
    private static final String SCHEME = "Bearer ";

    private final List<Holder> holders = new ArrayList<>();
    private final Guesses guesses;
    private final Caller withoutKey;

    private record Holder(ApiKey key, Caller caller) {}

    /// @param keys without any, everybody may call
    /// @param rates of each key
    /// @param wrongKeysPerMinute how many wrong keys an address may show in a minute before it has to wait
    /// @throws IllegalArgumentException if two keys have the same name
    public Doorkeeper(List<ApiKey> keys, Rates rates, int wrongKeysPerMinute) {
        Set<String> names = new HashSet<>();
        for (ApiKey key : keys) {
            if (!names.add(key.name())) {
                throw new IllegalArgumentException("two keys are called " + key.name());
            }
            holders.add(new Holder(key, new Caller(key.name(), rates)));
        }
        this.guesses = new Guesses(wrongKeysPerMinute);
        this.withoutKey = new Caller("-", rates);
    }

    /// Who shows this header.
    ///
    /// @param address where it comes from
    /// @param authorization the value of `Authorization`, or null
    /// @throws ApiException with [Problem#UNAUTHORIZED] if the key is wrong or missing, and with
    ///     [Problem#RATE_LIMITED] if it is wrong and so were too many before it from the address
    public Caller identify(String address, @Nullable String authorization) {
        if (holders.isEmpty()) {
            return withoutKey;
        }
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ApiException(
                    Problem.UNAUTHORIZED, "an API key is needed, as the header Authorization: Bearer KEY");
        }
        Caller caller = holder(authorization.substring(SCHEME.length()).strip());
        if (caller == null) {
            throw wrong(address, System.nanoTime());
        }
        return caller;
    }

    private ApiException wrong(String address, long now) {
        long wait = guesses.waiting(address, now);
        if (wait > 0) {
            return ApiException.later(
                    Problem.RATE_LIMITED, "too many wrong API keys; try again later", Duration.ofNanos(wait));
        }
        guesses.wrong(address, now);
        return new ApiException(Problem.UNAUTHORIZED, "the API key is wrong");
    }

    private @Nullable Caller holder(String shown) {
        byte[] digest = ApiKey.digest(shown);
        Caller found = null;
        for (Holder holder : holders) {
            boolean same = holder.key().hasDigest(digest);
            found = same ? holder.caller() : found;
        }
        return found;
    }
}
