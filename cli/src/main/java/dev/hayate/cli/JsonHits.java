package dev.hayate.cli;

import dev.hayate.search.Hit;
import dev.hayate.search.Value;
import dev.hayate.search.highlight.Highlighter;
import dev.hayate.search.highlight.Marker;
import dev.hayate.search.highlight.Span;
import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON object a hit. `text` is the best passage, `start` and `end` say where it stands in the document, and
/// `highlights` where the words of the query stand in the passage, all in code points.
///
/// @param marker adds the passage with marks
record JsonHits(Optional<Marker> marker) implements HitWriter {
    @Override
    public void write(IndexSearchOptions.Query query, List<Hit> hits, JapaneseWords words, ResultWriter out)
            throws IOException {
        Highlighter highlighter = Highlighter.of(query.text(), words);
        int rank = 0;
        for (Hit hit : hits) {
            rank++;
            out.line(json(query, rank, hit, highlighter.spans(hit.passage())));
        }
    }

    private StringBuilder json(IndexSearchOptions.Query query, int rank, Hit hit, List<Span> spans) {
        String passage = hit.passage();
        StringBuilder json = new StringBuilder("{\"query\":");
        JsonText.appendString(json, query.text()).append(",\"query_id\":");
        JsonText.appendString(json, query.id())
                .append(",\"rank\":")
                .append(rank)
                .append(",\"id\":");
        JsonText.appendString(json, hit.id()).append(",\"score\":").append(hit.score());
        appendScore(json.append(",\"bm25\":"), hit.words());
        appendScore(json.append(",\"cosine\":"), hit.vector());
        JsonText.appendString(json.append(",\"title\":"), hit.title());
        int start = hit.text().isEmpty() ? 0 : hit.text().codePointCount(0, hit.start());
        json.append(",\"start\":").append(start);
        json.append(",\"end\":").append(start + passage.codePointCount(0, passage.length()));
        JsonText.appendString(json.append(",\"text\":"), passage);
        appendSpans(json.append(",\"highlights\":"), passage, spans);
        marker.ifPresent(marks -> JsonText.appendString(json.append(",\"marked\":"), marks.mark(passage, spans)));
        appendMetadata(json.append(",\"metadata\":"), hit.metadata());
        return json.append('}');
    }

    private static void appendScore(StringBuilder json, double score) {
        if (Double.isNaN(score)) {
            json.append("null");
        } else {
            json.append(score);
        }
    }

    private static void appendSpans(StringBuilder json, String text, List<Span> spans) {
        json.append('[');
        for (int i = 0; i < spans.size(); i++) {
            json.append(i == 0 ? "[" : ",[")
                    .append(text.codePointCount(0, spans.get(i).start()))
                    .append(',')
                    .append(text.codePointCount(0, spans.get(i).end()))
                    .append(']');
        }
        json.append(']');
    }

    private static void appendMetadata(StringBuilder json, Map<String, Value> metadata) {
        String separator = "{";
        for (Map.Entry<String, Value> entry : metadata.entrySet()) {
            JsonText.appendString(json.append(separator), entry.getKey()).append(':');
            append(json, entry.getValue());
            separator = ",";
        }
        json.append(metadata.isEmpty() ? "{}" : "}");
    }

    private static void append(StringBuilder json, Value value) {
        switch (value) {
            case Value.Text(String text) -> JsonText.appendString(json, text);
            case Value.Numeric(double number) -> json.append(JsonText.number(number));
            case Value.Flag(boolean set) -> json.append(set);
            case Value.Texts(List<String> texts) -> {
                json.append('[');
                for (int i = 0; i < texts.size(); i++) {
                    JsonText.appendString(i == 0 ? json : json.append(','), texts.get(i));
                }
                json.append(']');
            }
        }
    }
}
