package dev.hayate.evaluation.lexical;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Cuts texts as `mecab -Owakati` prints them: all words as they are written, and a line break at the end. For one
/// thread.
final class WrittenWords {
    private static final String END = "\n";

    private final JapaneseTokenizer tokenizer = new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL);
    private final CharTermAttribute word = tokenizer.addAttribute(CharTermAttribute.class);

    List<String> of(String text) {
        List<String> words = new ArrayList<>();
        tokenizer.setReader(new StringReader(text));
        try (tokenizer) {
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                String written = word.toString();
                if (!written.isBlank()) {
                    words.add(written);
                }
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        words.add(END);
        return words;
    }
}
