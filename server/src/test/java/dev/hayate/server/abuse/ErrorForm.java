package dev.hayate.server.abuse;

import java.util.List;

/// The members that an API's errors have.
public enum ErrorForm {
    OPENAI,
    TEI,
    OLLAMA,
    COHERE;

    boolean fits(byte[] body) {
        List<String> members = switch (this) {
            case OPENAI, OLLAMA -> List.of("error");
            case TEI -> List.of("error", "error_type");
            case COHERE -> List.of("message");
        };
        return Json.members(body).containsAll(members);
    }
}
