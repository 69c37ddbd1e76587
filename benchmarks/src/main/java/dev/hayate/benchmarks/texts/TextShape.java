package dev.hayate.benchmarks.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A kind of text to time, told by its length: single sentences, or passages of neighbouring sentences.
///
/// @param name what tables call it
/// @param shortest the least number of UTF-16 units
/// @param longest the greatest number of UTF-16 units
/// @param unit whether one sentence makes a text or several do
public record TextShape(String name, int shortest, int longest, Unit unit) {
    /// What a text is made of.
    public enum Unit {
        SENTENCE,
        PASSAGE
    }

    /// Sentences of about 40 characters.
    public static final TextShape SENTENCE = new TextShape("sentence", 28, 52, Unit.SENTENCE);

    /// Passages of about 500 characters.
    public static final TextShape PASSAGE = new TextShape("passage", 450, 600, Unit.PASSAGE);

    /// Sentences of about 23 characters, as those of JSTS are.
    public static final TextShape SHORT_SENTENCE = new TextShape("short sentence", 14, 32, Unit.SENTENCE);

    /// Passages of about 384 characters, as the paragraphs of a Wikipedia article are.
    public static final TextShape PARAGRAPH = new TextShape("paragraph", 340, 450, Unit.PASSAGE);

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[。！？])|(?<=[.!?]) |\n");

    /// The texts of this shape within a document, in its order. What is too short or too long is left out.
    public List<String> cut(String document) {
        List<String> sentences = SENTENCE_END
                .splitAsStream(document)
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        List<String> candidates = switch (unit) {
            case SENTENCE -> sentences;
            case PASSAGE -> join(sentences);
        };
        candidates.removeIf(text -> text.length() < shortest || text.length() > longest);
        return candidates;
    }

    private List<String> join(List<String> sentences) {
        List<String> passages = new ArrayList<>();
        StringBuilder passage = new StringBuilder();
        for (String sentence : sentences) {
            passage.append(sentence);
            if (passage.length() >= shortest) {
                passages.add(passage.toString());
                passage.setLength(0);
            }
        }
        return passages;
    }
}
