package dev.hayate.server.tei;

import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Problem;
import dev.hayate.server.engine.InputReader;
import dev.hayate.server.engine.RequestLimits;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of `POST /rerank`: `query`, `texts`, `raw_scores` (false), `return_text` (false) and [TeiParameters].
final class RerankBody {
    private final InputReader reader;
    private final TeiParameters parameters = new TeiParameters();
    private boolean rawScores;
    private boolean returnText;

    @Nullable
    private String query;

    @Nullable
    private List<String> texts;

    private RerankBody(RequestLimits limits) {
        this.reader = new InputReader("texts", limits);
    }

    static RerankBody read(byte[] json, RequestLimits limits) {
        RerankBody body = new RerankBody(limits);
        JsonBody.read(json, new Present(body::read));
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "query" -> query = value.string();
            case "texts" -> texts = reader.texts(value);
            case "raw_scores" -> rawScores = value.bool();
            case "return_text" -> returnText = value.bool();
            default -> parameters.read(name, value);
        }
    }

    String query() {
        return Present.required(query, "query");
    }

    /// @throws ApiException with [Problem#EMPTY] if there are none, or one is empty and so is the query
    List<String> texts() {
        List<String> present = Present.required(texts, "texts");
        if (present.isEmpty()) {
            throw new ApiException(Problem.EMPTY, "texts cannot be empty");
        }
        if (query().isEmpty() && present.contains("")) {
            throw new ApiException(Problem.EMPTY, "query and a text cannot both be empty");
        }
        return present;
    }

    boolean rawScores() {
        return rawScores;
    }

    boolean returnText() {
        return returnText;
    }

    TeiParameters parameters() {
        return parameters;
    }
}
