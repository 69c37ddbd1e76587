package dev.hayate.server.json;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Reply;

/// Errors of one member: `{"error": "a sentence"}`.
public final class PlainError implements ErrorShape {
    @Override
    public Reply reply(ApiException problem) {
        JsonBytes json = new JsonBytes(128);
        json.raw("{\"error\":").string(problem.sentence()).raw("}");
        return Reply.json(json.bytes(), json.length())
                .withStatus(problem.problem().status());
    }
}
