package dev.hayate.server.cohere;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.json.JsonBytes;
import java.util.UUID;

/// Errors as `{"id": "…", "message": "…"}`; values that cannot be worked on are a 400.
final class CohereErrors implements ErrorShape {

    @Override
    public Reply reply(ApiException problem) {
        JsonBytes json = new JsonBytes(256);
        json.raw("{\"id\":").string(UUID.randomUUID().toString());
        json.raw(",\"message\":").string(problem.sentence()).raw("}");
        boolean unworkable = problem.problem() == Problem.UNPROCESSABLE;
        return Reply.json(json.bytes(), json.length())
                .withStatus(unworkable ? 400 : problem.problem().status());
    }
}
