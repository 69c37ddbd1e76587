package dev.hayate.server.page;

import dev.hayate.EncodeOptions;
import dev.hayate.StaticEmbeddingModel;
import dev.hayate.explain.TokenContributions;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Operation;
import dev.hayate.server.api.Reply;
import dev.hayate.server.engine.Engine;
import dev.hayate.server.json.JsonBytes;
import java.util.List;

/// `POST /playground/explain` with `{"a":…,"b":…,"dimension":…,"model":…}`, of which the texts are needed:
/// `{"cosine":…,"a":[{"text":…,"piece":…,"share":…},…],"b":[…],"pairs":[{"a":…,"b":…,"share":…},…]}`. The tokens
/// of each text are in order, and their shares add up to the cosine; `pairs` are the strongest pairs of pieces.
record Explain(Engine engine) implements Operation {
    /// Every token of one text is multiplied with every token of the other.
    static final int MOST_TOKENS = 200;

    private static final int MOST_PAIRS = 400;

    @Override
    public Reply answer(Call call) {
        ExplainRequest request = ExplainRequest.read(call.body());
        call.charge(2);
        return engine.withModel(request.model(), served -> explain(served.model(), request));
    }

    private static Reply explain(StaticEmbeddingModel model, ExplainRequest request) {
        if (request.dimension() > model.dimension()) {
            throw ApiException.invalid(
                    "dimension",
                    "dimension: expected 1 to " + model.dimension() + " for this model, got " + request.dimension());
        }
        int dimension = request.dimension() == 0 ? model.dimension() : request.dimension();
        EncodeOptions options = EncodeOptions.DEFAULT.truncateTo(dimension);
        List<TextToken> first = tokens(model, "a", request.first());
        List<TextToken> second = tokens(model, "b", request.second());
        TokenContributions contributions = TokenContributions.of(model, request.first(), request.second(), options);
        TokenShares shares = TokenShares.of(contributions, first, second);
        JsonBytes json = new JsonBytes(1 << 14);
        json.raw("{\"cosine\":").number((float) contributions.cosine());
        writeTokens(json.raw(",\"a\":["), first, shares.first());
        writeTokens(json.raw("],\"b\":["), second, shares.second());
        writePairs(json.raw("],\"pairs\":["), contributions.strongest(MOST_PAIRS));
        json.raw("]}");
        return Reply.json(json.bytes(), json.length());
    }

    private static List<TextToken> tokens(StaticEmbeddingModel model, String parameter, String text) {
        List<TextToken> tokens = TextToken.of(model, text);
        if (tokens.size() > MOST_TOKENS) {
            throw ApiException.invalid(
                    parameter,
                    parameter + ": expected at most " + MOST_TOKENS + " tokens to take apart, got " + tokens.size());
        }
        return tokens;
    }

    private static void writeTokens(JsonBytes json, List<TextToken> tokens, double[] shares) {
        for (int i = 0; i < shares.length; i++) {
            json.raw(i == 0 ? "{\"text\":" : ",{\"text\":").string(tokens.get(i).text());
            json.raw(",\"piece\":").string(tokens.get(i).piece());
            json.raw(",\"share\":").number((float) shares[i]).raw("}");
        }
    }

    private static void writePairs(JsonBytes json, List<TokenContributions.Pair> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            TokenContributions.Pair pair = pairs.get(i);
            json.raw(i == 0 ? "{\"a\":" : ",{\"a\":").string(pair.first());
            json.raw(",\"b\":").string(pair.second());
            json.raw(",\"share\":").number((float) pair.share()).raw("}");
        }
    }
}
