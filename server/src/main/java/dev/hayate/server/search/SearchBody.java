package dev.hayate.server.search;

import dev.hayate.search.IndexSettings;
import dev.hayate.search.Mode;
import dev.hayate.search.SearchRequest;
import dev.hayate.search.VectorStorage;
import dev.hayate.search.filter.Filter;
import dev.hayate.search.filter.FilterException;
import dev.hayate.search.fusion.Fusion;
import dev.hayate.search.fusion.ReciprocalRanks;
import dev.hayate.search.fusion.WeightedSum;
import dev.hayate.server.api.ApiException;
import dev.hayate.server.json.Choice;
import dev.hayate.server.json.JsonBody;
import dev.hayate.server.json.Present;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /search`: `query`; `top` (10), `mode` (hybrid; words where the index has no vectors),
/// `filter`, `fusion` (weighted), `weight` (the fusion's own) and `highlight` (none).
final class SearchBody {
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_HITS = 1_000;

    private static final Choice<Asked> MODES =
            new Choice<>(Map.of("words", Asked.WORDS, "vector", Asked.VECTOR, "hybrid", Asked.HYBRID));
    private static final Choice<Joined> FUSIONS =
            new Choice<>(Map.of("weighted", Joined.WEIGHTED, "rrf", Joined.RECIPROCAL_RANKS));
    private static final Choice<Marks> HIGHLIGHTS = new Choice<>(Map.of("em", Marks.EMPHASIS, "none", Marks.NONE));

    private enum Asked {
        WORDS,
        VECTOR,
        HYBRID
    }

    private enum Joined {
        WEIGHTED,
        RECIPROCAL_RANKS
    }

    /// How the words of the query are marked in texts.
    enum Marks {
        EMPHASIS,
        NONE
    }

    private String query = "";
    private int top = 10;
    private Joined fusion = Joined.WEIGHTED;
    private Marks marks = Marks.NONE;
    private Optional<Filter> filter = Optional.empty();

    @Nullable
    private Asked mode;

    @Nullable
    private Double weight;

    private SearchBody() {}

    static SearchBody read(byte[] json) {
        SearchBody body = new SearchBody();
        JsonBody.read(json, new Present(body::read));
        if (body.query.isBlank()) {
            throw ApiException.invalid("query", "query is missing or blank");
        }
        return body;
    }

    private void read(String name, JsonBody value) {
        switch (name) {
            case "query" -> query = text(value);
            case "top" -> top = value.integer(1, MOST_HITS);
            case "mode" -> mode = MODES.read(value);
            case "filter" -> filter = Optional.of(filter(value));
            case "fusion" -> fusion = FUSIONS.read(value);
            case "weight" -> weight = value.decimal(0, 1);
            case "highlight" -> marks = HIGHLIGHTS.read(value);
            // Not named: what callers write stays out of errors.
            default ->
                throw ApiException.invalid(
                        "", "unknown member; known are query, top, mode, filter, fusion, weight and highlight");
        }
    }

    private static String text(JsonBody value) {
        String text = value.string();
        if (text.length() > LONGEST_TEXT) {
            throw value.problem("expected at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static Filter filter(JsonBody value) {
        try {
            return Filter.parse(text(value));
        } catch (FilterException e) {
            throw value.problem("cannot be read at character " + e.position()
                    + "; a filter looks like: year >= 2020 and not tag in (draft, \"not yet\")");
        }
    }

    String query() {
        return query;
    }

    Marks marks() {
        return marks;
    }

    /// The question to an index of these settings.
    ///
    /// @throws ApiException if it has no vectors and they are asked for
    SearchRequest request(IndexSettings settings) {
        SearchRequest request = SearchRequest.of(query).withMode(mode(settings)).withCount(top);
        return filter.map(request::withFilter).orElse(request);
    }

    private Mode mode(IndexSettings settings) {
        boolean vectors = !(settings.vectors() instanceof VectorStorage.None);
        if (mode == null) {
            return vectors ? new Mode.Hybrid(fusion()) : new Mode.Words();
        }
        if (mode != Asked.WORDS && !vectors) {
            throw ApiException.invalid("mode", "mode: the index has no vectors: expected words");
        }
        return switch (mode) {
            case WORDS -> new Mode.Words();
            case VECTOR -> new Mode.Vectors();
            case HYBRID -> new Mode.Hybrid(fusion());
        };
    }

    private Fusion fusion() {
        return switch (fusion) {
            case WEIGHTED -> weight == null ? WeightedSum.DEFAULT : WeightedSum.DEFAULT.weighing(weight);
            case RECIPROCAL_RANKS ->
                weight == null
                        ? ReciprocalRanks.DEFAULT
                        : new ReciprocalRanks(ReciprocalRanks.DEFAULT.constant(), weight);
        };
    }
}
