package dev.hayate.server.search;

import dev.hayate.search.Hit;
import dev.hayate.search.IndexException;
import dev.hayate.search.SearchRequest;
import dev.hayate.search.highlight.Highlighter;
import dev.hayate.server.api.Access;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.api.Call;
import dev.hayate.server.api.Method;
import dev.hayate.server.api.Reply;
import dev.hayate.server.api.Route;
import dev.hayate.server.json.JsonBytes;
import dev.hayate.server.json.PlainError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `POST /search`: the documents of an index that fit a query, as `hayate search --index` finds them.
public final class SearchApi {
    private final ServedIndex index;

    private SearchApi(ServedIndex index) {
        this.index = index;
    }

    /// The routes of this API.
    public static List<Route> routes(ServedIndex index) {
        return List.of(new Route(Method.POST, "/search", Access.KEY, new PlainError(), new SearchApi(index)::answer));
    }

    private Reply answer(Call call) {
        SearchBody body = SearchBody.read(call.body());
        call.charge(1);
        JsonBytes json = index.using(open -> {
            List<Hit> hits = hits(open, body.request(open.settings()));
            return new HitsReply(Highlighter.of(body.query(), open.words()), body.marks()).json(hits);
        });
        return Reply.json(json.bytes(), json.length());
    }

    private static List<Hit> hits(OpenIndex open, SearchRequest request) throws IOException {
        try {
            return open.search().find(request);
        } catch (IndexException e) {
            // Only the filter can be wrong here. The sentence of the exception would repeat it.
            throw ApiException.invalid(
                    "filter",
                    "filter: expected " + fields(open.facts().fields()) + ", each compared with a value of its kind");
        }
    }

    private static String fields(Map<String, String> kinds) {
        return kinds.isEmpty()
                ? "none, as documents have no metadata"
                : new TreeMap<>(kinds)
                        .entrySet().stream()
                                .map(field -> field.getKey() + " (" + field.getValue() + ")")
                                .collect(Collectors.joining(", "));
    }
}
