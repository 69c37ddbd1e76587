package dev.hayate.search.highlight;

import dev.hayate.search.words.JapaneseWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Finds the words of a query in texts, by the same analysis that the index is searched with: 食べました is found by
/// 食べる, ｶﾅ by カナ. Immutable, for any number of threads.
public final class Highlighter {
    private final JapaneseWords words;
    private final Set<String> wanted;

    private Highlighter(JapaneseWords words, Set<String> wanted) {
        this.words = words;
        this.wanted = wanted;
    }

    /// Looks for the words of a query; one without words is found nowhere.
    ///
    /// @param words how texts are cut; stays open as long as this is used
    public static Highlighter of(String query, JapaneseWords words) throws IOException {
        Set<String> wanted = new HashSet<>();
        words.forEach(query, wanted::add);
        return new Highlighter(words, wanted);
    }

    /// Where the words stand in a text, in its order. Words side by side are one span.
    ///
    /// @return spans of the text as it is given, whatever its analysis makes of it
    public List<Span> spans(String text) throws IOException {
        if (wanted.isEmpty()) {
            return List.of();
        }
        OriginalOffsets original = OriginalOffsets.ofNfkc(text);
        List<Span> spans = new ArrayList<>();
        try (TokenStream stream = words.stream(text)) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (wanted.contains(word.toString())) {
                    add(spans, original.start(place.startOffset()), original.end(place.endOffset()));
                }
            }
            stream.end();
        }
        return List.copyOf(spans);
    }

    private static void add(List<Span> spans, int start, int end) {
        if (!spans.isEmpty() && spans.getLast().end() >= start) {
            Span last = spans.removeLast();
            spans.add(new Span(Math.min(last.start(), start), Math.max(last.end(), end)));
        } else {
            spans.add(new Span(start, end));
        }
    }
}
