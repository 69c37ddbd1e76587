package dev.hayate.server.search;

import dev.hayate.search.Hit;
import dev.hayate.search.Value;
import dev.hayate.search.highlight.Highlighter;
import dev.hayate.search.highlight.Marker;
import dev.hayate.search.highlight.Span;
import dev.hayate.server.json.JsonBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Hits as `hayate search --json` has them. `text` is the best passage, `start` and `end` say where it stands
/// in the document, and `highlights` where the words of the query stand in the passage, all in code points.
record HitsReply(Highlighter highlighter, SearchBody.Marks marks) {

    JsonBytes json(List<Hit> hits) throws IOException {
        JsonBytes json = new JsonBytes(1024 * (hits.size() + 1)).raw("{\"hits\":[");
        int rank = 0;
        for (Hit hit : hits) {
            json.raw(rank == 0 ? "" : ",");
            rank++;
            write(json, rank, hit);
        }
        return json.raw("]}");
    }

    private void write(JsonBytes json, int rank, Hit hit) throws IOException {
        String passage = hit.passage();
        List<Span> spans = highlighter.spans(passage);
        int start = hit.text().isEmpty() ? 0 : hit.text().codePointCount(0, hit.start());
        json.raw("{\"rank\":").number(rank).raw(",\"id\":").string(hit.id());
        json.raw(",\"score\":").raw(Double.toString(hit.score()));
        json.raw(",\"bm25\":").raw(score(hit.words())).raw(",\"cosine\":").raw(score(hit.vector()));
        json.raw(",\"title\":").string(hit.title());
        json.raw(",\"start\":").number(start);
        json.raw(",\"end\":").number(start + passage.codePointCount(0, passage.length()));
        json.raw(",\"text\":").string(passage);
        writeSpans(json.raw(",\"highlights\":["), passage, spans);
        if (marks == SearchBody.Marks.EMPHASIS) {
            json.raw(",\"marked\":").string(Marker.EMPHASIS.mark(passage, spans));
        }
        writeMetadata(json.raw(",\"metadata\":{"), hit.metadata());
        json.raw("}");
    }

    private static String score(double score) {
        return Double.isNaN(score) ? "null" : Double.toString(score);
    }

    private static void writeSpans(JsonBytes json, String text, List<Span> spans) {
        String separator = "[";
        for (Span span : spans) {
            json.raw(separator).number(text.codePointCount(0, span.start()));
            json.raw(",").number(text.codePointCount(0, span.end())).raw("]");
            separator = ",[";
        }
        json.raw("]");
    }

    private static void writeMetadata(JsonBytes json, Map<String, Value> metadata) {
        String separator = "";
        for (Map.Entry<String, Value> entry : metadata.entrySet()) {
            json.raw(separator).string(entry.getKey()).raw(":");
            writeValue(json, entry.getValue());
            separator = ",";
        }
        json.raw("}");
    }

    private static void writeValue(JsonBytes json, Value value) {
        switch (value) {
            case Value.Text(String text) -> json.string(text);
            case Value.Numeric(double number) -> json.raw(number(number));
            case Value.Flag(boolean set) -> json.raw(Boolean.toString(set));
            case Value.Texts(List<String> texts) -> {
                String separator = "[";
                for (String text : texts) {
                    json.raw(separator).string(text);
                    separator = ",";
                }
                json.raw(texts.isEmpty() ? "[]" : "]");
            }
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
