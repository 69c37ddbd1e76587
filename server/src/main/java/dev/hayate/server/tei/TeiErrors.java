package dev.hayate.server.tei;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Reply;
import dev.hayate.server.json.JsonBytes;

/// Errors as `{"error": "…", "error_type": "…"}`, with TEI's types and the statuses that it gives them.
final class TeiErrors implements ErrorShape {

    @Override
    public Reply reply(ApiException problem) {
        JsonBytes json = new JsonBytes(256);
        json.raw("{\"error\":").string(problem.sentence());
        json.raw(",\"error_type\":\"").raw(type(problem)).raw("\"}");
        return Reply.json(json.bytes(), json.length()).withStatus(status(problem));
    }

    private static String type(ApiException problem) {
        return switch (problem.problem()) {
            case EMPTY -> "Empty";
            case RATE_LIMITED, OVERLOADED -> "Overloaded";
            case INTERNAL, NOT_OFFERED -> "Backend";
            case UNAVAILABLE -> "Unhealthy";
            case INVALID,
                    UNAUTHORIZED,
                    NO_SUCH_PATH,
                    NO_SUCH_MODEL,
                    METHOD_NOT_ALLOWED,
                    TOO_SLOW,
                    LENGTH_REQUIRED,
                    TOO_LARGE,
                    UNSUPPORTED_TYPE,
                    UNPROCESSABLE -> "Validation";
        };
    }

    /// 413 is TEI's status for every value that it cannot work on, 424 the one for a model of another kind. A body
    /// that is no JSON is a 400 there, JSON of another form a 422.
    private static int status(ApiException problem) {
        return switch (problem.problem()) {
            case INVALID -> problem.parameter().isPresent() ? 422 : 400;
            case UNPROCESSABLE -> 413;
            case INTERNAL, NOT_OFFERED -> 424;
            case EMPTY,
                    UNAUTHORIZED,
                    NO_SUCH_PATH,
                    NO_SUCH_MODEL,
                    METHOD_NOT_ALLOWED,
                    TOO_SLOW,
                    LENGTH_REQUIRED,
                    TOO_LARGE,
                    UNSUPPORTED_TYPE,
                    RATE_LIMITED,
                    OVERLOADED,
                    UNAVAILABLE -> problem.problem().status();
        };
    }
}
