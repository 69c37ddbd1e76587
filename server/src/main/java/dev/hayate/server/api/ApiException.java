package dev.hayate.server.api;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call that is not answered, with one sentence for its caller. Never holds a text of the caller.
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Problem problem;

    @Nullable
    private final String parameter;

    @Nullable
    private final Duration retryAfter;

    public ApiException(Problem problem, String message) {
        this(problem, message, null, null);
    }

    private ApiException(Problem problem, String message, @Nullable String parameter, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.problem = problem;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
    }

    /// A value of the request that cannot be.
    ///
    /// @param parameter the path of the value, such as `input[3]`
    public static ApiException invalid(String parameter, String message) {
        return new ApiException(Problem.INVALID, message, parameter, null);
    }

    /// A call that may be repeated later.
    public static ApiException later(Problem problem, String message, Duration retryAfter) {
        return new ApiException(problem, message, null, retryAfter);
    }

    /// Why.
    public Problem problem() {
        return problem;
    }

    /// The sentence for the caller.
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /// The path of the value in the request that is to blame.
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    /// When to try again.
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
