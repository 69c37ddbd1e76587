package dev.hayate.hub;

import dev.hayate.hub.HubException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Speaks HTTP with the hub: follows redirects, waits and tries again where that makes sense, and says in one
/// sentence why it gives up. Safe for all threads.
///
/// The token goes to the hub alone, never to where the hub sends one for the content.
final class HubClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;
    private static final int REDIRECTS = 10;
    private static final Set<Integer> REDIRECT_CODES = Set.of(301, 302, 303, 307, 308);

    /// How to wait.
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /// What the hub answered.
    ///
    /// @param response the last response
    /// @param first the response of the hub itself, whose headers describe the file; the same without redirects
    record Answer(HttpResponse<InputStream> response, HttpResponse<?> first) implements AutoCloseable {
        int status() {
            return response.statusCode();
        }

        InputStream body() {
            return response.body();
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    private final HubSettings settings;
    private final Pause pause;
    private final HttpClient http;

    HubClient(HubSettings settings, Pause pause) {
        this.settings = settings;
        this.pause = pause;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(settings.proxies())
                .build();
    }

    /// Asks until an answer comes that is worth having, and gives up with the reason.
    ///
    /// @param what what is asked for, to begin the sentence with
    /// @param method `GET` or `HEAD`; a `HEAD` is not followed to other servers
    /// @param from the first byte that is wanted
    Answer request(String what, String method, URI uri, long from) throws IOException {
        for (int attempt = 1; ; attempt++) {
            HubException failure;
            Optional<Duration> wait = Optional.empty();
            try {
                Answer answer = follow(what, method, uri, from);
                if (isGood(answer, method)) {
                    return answer;
                }
                wait = retryAfter(answer.response());
                failure = failure(what, answer, wait);
                answer.close();
                if (!isPassing(answer.status())) {
                    throw failure;
                }
            } catch (HubException e) {
                throw e;
            } catch (IOException e) {
                failure = unreachable(what, uri, e);
            }
            if (attempt == ATTEMPTS
                    || wait.filter(time -> time.compareTo(LONGEST_WAIT) > 0).isPresent()) {
                throw failure;
            }
            sleep(what, wait.orElse(Duration.ofMillis(500L << attempt)));
        }
    }

    void sleep(String what, Duration duration) throws HubException {
        try {
            pause.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(Kind.UNREACHABLE, what + ": interrupted", e);
        }
    }

    HubException unreachable(String what, URI uri, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new HubException(
                Kind.UNREACHABLE,
                what + ": " + uri.getScheme() + "://" + uri.getAuthority() + " cannot be reached (" + reason
                        + "); check the network and HTTPS_PROXY, or set HF_ENDPOINT to a mirror",
                cause);
    }

    private static boolean isGood(Answer answer, String method) {
        int status = answer.status();
        return status / 100 == 2 || status == 416 || (method.equals("HEAD") && REDIRECT_CODES.contains(status));
    }

    private static boolean isPassing(int status) {
        return status == 429 || status == 408 || status / 100 == 5;
    }

    private Answer follow(String what, String method, URI start, long from) throws IOException {
        URI uri = start;
        Optional<HttpResponse<?>> first = Optional.empty();
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<InputStream> response = send(what, method, uri, from);
            Optional<URI> next = location(response, uri);
            boolean leaves = next.isPresent() && !settings.isHub(next.get());
            if (next.isEmpty() || (leaves && method.equals("HEAD"))) {
                return new Answer(response, first.orElse(response));
            }
            if (uri.getScheme().equals("https") && !"https".equals(next.get().getScheme())) {
                response.body().close();
                throw new HubException(
                        Kind.CORRUPT, what + ": the hub sends to " + next.get() + ", without encryption");
            }
            if (leaves && first.isEmpty()) {
                first = Optional.of(response);
            }
            response.body().close();
            uri = next.get();
        }
        throw new HubException(Kind.UNREACHABLE, what + ": the hub redirects more than " + REDIRECTS + " times");
    }

    private HttpResponse<InputStream> send(String what, String method, URI uri, long from) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(ANSWER_TIMEOUT)
                .header("User-Agent", "hayate")
                .header("Accept-Encoding", "identity");
        if (from > 0) {
            request.header("Range", "bytes=" + from + "-");
        }
        if (settings.isHub(uri)) {
            settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        }
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubException(Kind.UNREACHABLE, what + ": interrupted", e);
        }
    }

    private static Optional<URI> location(HttpResponse<?> response, URI asked) throws IOException {
        if (!REDIRECT_CODES.contains(response.statusCode())) {
            return Optional.empty();
        }
        Optional<String> location = response.headers().firstValue("Location");
        try {
            return Optional.of(asked.resolve(location.orElse("")));
        } catch (IllegalArgumentException e) {
            throw new IOException("redirect to \"" + location.orElse("") + "\"", e);
        }
    }

    /// The header is a number of seconds or a date.
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        OptionalLong seconds;
        try {
            seconds = response.headers().firstValueAsLong("Retry-After");
        } catch (NumberFormatException e) {
            return response.headers().firstValue("Retry-After").flatMap(HubClient::untilDate);
        }
        return seconds.isPresent()
                ? Optional.of(Duration.ofSeconds(Math.max(0, seconds.getAsLong())))
                : Optional.empty();
    }

    private static Optional<Duration> untilDate(String date) {
        try {
            ZonedDateTime then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration wait = Duration.between(ZonedDateTime.now(then.getZone()), then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private HubException failure(String what, Answer answer, Optional<Duration> wait) {
        String code = answer.response().headers().firstValue("X-Error-Code").orElse("");
        return switch (answer.status()) {
            case 401 ->
                new HubException(
                        settings.token().isPresent() ? Kind.FORBIDDEN : Kind.NOT_FOUND,
                        settings.token().isPresent()
                                ? what + ": the hub does not accept the token; check HF_TOKEN"
                                : what + ": not on " + settings.endpoint()
                                        + ", or private; if it is private, set HF_TOKEN");
            case 403 ->
                new HubException(
                        Kind.FORBIDDEN,
                        what
                                + (code.equals("GatedRepo")
                                        ? ": its owner wants to be asked; ask on " + settings.endpoint()
                                                + ", then set HF_TOKEN"
                                        : ": the hub does not give it to this user; check HF_TOKEN"));
            case 404 ->
                new HubException(
                        Kind.NOT_FOUND,
                        what
                                + (code.equals("RevisionNotFound")
                                        ? ": has no such revision"
                                        : ": not on " + settings.endpoint() + "; check the spelling"));
            case 429 ->
                new HubException(
                        Kind.RATE_LIMITED,
                        what + ": the hub wants fewer requests; try again "
                                + wait.map(after -> "in " + after.toSeconds() + " seconds")
                                        .orElse("later"));
            default ->
                new HubException(
                        Kind.UNREACHABLE,
                        what + ": the hub answered with status " + answer.status() + "; try again later");
        };
    }
}
