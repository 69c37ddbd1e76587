package dev.hayate.server.ollama;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.ErrorShape;
import dev.hayate.server.api.Problem;
import dev.hayate.server.api.Reply;
import dev.hayate.server.json.PlainError;

/// Errors as `{"error": "…"}`; values that cannot be worked on are a 400.
final class OllamaErrors implements ErrorShape {
    private static final ErrorShape PLAIN = new PlainError();

    @Override
    public Reply reply(ApiException problem) {
        Reply reply = PLAIN.reply(problem);
        return problem.problem() == Problem.UNPROCESSABLE ? reply.withStatus(400) : reply;
    }
}
