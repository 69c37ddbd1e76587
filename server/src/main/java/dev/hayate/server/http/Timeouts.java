package dev.hayate.server.http;

import java.time.Duration;
import java.util.stream.Stream;

/// How long anything may take.
///
/// @param idle how long a connection may wait for its next request
/// @param head how long the first line and the headers of a request may take from their first byte on
/// @param body how long a whole body may take
/// @param operation how long a request may be worked on
/// @param answer how long a caller may take to read a whole answer
/// @param drain how long a server that is stopped waits for its requests
public record Timeouts(
        Duration idle, Duration head, Duration body, Duration operation, Duration answer, Duration drain) {

    /// A connection may be idle for 75 s; headers may take 10 s, anything else 30 s.
    public static final Timeouts DEFAULT = new Timeouts(
            Duration.ofSeconds(75),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30));

    /// @throws IllegalArgumentException if one is not positive
    public Timeouts {
        if (Stream.of(idle, head, body, operation, answer, drain).anyMatch(time -> !time.isPositive())) {
            throw new IllegalArgumentException("timeouts must be positive, got " + idle + ", " + head + ", " + body
                    + ", " + operation + ", " + answer + " and " + drain);
        }
    }

    /// Another time between requests.
    public Timeouts idle(Duration idle) {
        return new Timeouts(idle, head, body, operation, answer, drain);
    }

    /// Another time for headers.
    public Timeouts head(Duration head) {
        return new Timeouts(idle, head, body, operation, answer, drain);
    }

    /// Another time for bodies.
    public Timeouts body(Duration body) {
        return new Timeouts(idle, head, body, operation, answer, drain);
    }

    /// Another time for operations.
    public Timeouts operation(Duration operation) {
        return new Timeouts(idle, head, body, operation, answer, drain);
    }

    /// Another time for answers to be read.
    public Timeouts answer(Duration answer) {
        return new Timeouts(idle, head, body, operation, answer, drain);
    }

    /// Another time to stop.
    public Timeouts drain(Duration drain) {
        return new Timeouts(idle, head, body, operation, answer, drain);
    }
}
