package dev.hayate.server.openai;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.json.JsonBytes;

/// Errors as OpenAI's API has them: `{"error":{"message":…,"type":…,"param":…,"code":…}}`.
///
/// | problem | status | type | code |
/// |---|---|---|---|
/// | mistakes of the caller | 400, 404, 405, 408, 411, 413, 415 | `invalid_request_error` | `null` but for the next
/// three |
/// | no or a wrong key | 401 | `invalid_request_error` | `invalid_api_key` |
/// | no such model | 404 | `invalid_request_error` | `model_not_found` |
/// | no such path, method | 404, 405 | `invalid_request_error` | `unknown_url`, `method_not_supported` |
/// | the key's rate, the server's load | 429 | `requests`, `server_error` | `rate_limit_exceeded` |
/// | faults of the server | 500, 501, 503 | `server_error` | `null` |
final class OpenAiErrors {
    private static final String CALLER = "invalid_request_error";
    private static final String SERVER = "server_error";

    private OpenAiErrors() {}

    private record Kind(String type, String code) {}

    static Reply reply(ApiException problem) {
        Kind kind = kind(problem.problem());
        JsonBytes json = new JsonBytes(256);
        json.raw("{\"error\":{\"message\":").string(problem.sentence());
        json.raw(",\"type\":").string(kind.type).raw(",\"param\":");
        problem.parameter().ifPresentOrElse(json::string, () -> json.raw("null"));
        json.raw(",\"code\":");
        if (kind.code.isEmpty()) {
            json.raw("null");
        } else {
            json.string(kind.code);
        }
        json.raw("}}");
        return Reply.json(json.bytes(), json.length()).withStatus(status(problem.problem()));
    }

    /// OpenAI knows no 422.
    private static int status(Problem problem) {
        return problem == Problem.UNPROCESSABLE ? Problem.INVALID.status() : problem.status();
    }

    private static Kind kind(Problem problem) {
        return switch (problem) {
            case INVALID, EMPTY, UNPROCESSABLE, TOO_SLOW, LENGTH_REQUIRED, TOO_LARGE, UNSUPPORTED_TYPE ->
                new Kind(CALLER, "");
            case UNAUTHORIZED -> new Kind(CALLER, "invalid_api_key");
            case NO_SUCH_MODEL -> new Kind(CALLER, "model_not_found");
            case NO_SUCH_PATH -> new Kind(CALLER, "unknown_url");
            case METHOD_NOT_ALLOWED -> new Kind(CALLER, "method_not_supported");
            case RATE_LIMITED -> new Kind("requests", "rate_limit_exceeded");
            case OVERLOADED -> new Kind(SERVER, "rate_limit_exceeded");
            case INTERNAL, NOT_OFFERED, UNAVAILABLE -> new Kind(SERVER, "");
        };
    }
}
