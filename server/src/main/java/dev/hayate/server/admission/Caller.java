package dev.hayate.server.admission;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import java.time.Duration;

/// Who calls: the holder of a key, or anybody. Safe for all threads.
public final class Caller {
    /// Who calls what everybody may call.
    public static final Caller ANYBODY = new Caller("-", Rates.UNLIMITED);

    private final String name;
    private final Rate requests;
    private final Rate texts;

    Caller(String name, Rates rates) {
        this.name = name;
        this.requests = rates.requests();
        this.texts = rates.texts();
    }

    /// The name of the key, or `-`.
    public String name() {
        return name;
    }

    /// Counts a request.
    ///
    /// @throws ApiException with [Problem#RATE_LIMITED]
    public void request() {
        take(requests, 1, "requests");
    }

    /// Counts texts.
    ///
    /// @throws ApiException with [Problem#RATE_LIMITED]
    public void texts(int count) {
        take(texts, count, "texts");
    }

    private static void take(Rate rate, int count, String what) {
        long wait = rate.take(count, System.nanoTime());
        if (wait > 0) {
            throw ApiException.later(
                    Problem.RATE_LIMITED, "too many " + what + " a second; try again later", Duration.ofNanos(wait));
        }
    }
}
