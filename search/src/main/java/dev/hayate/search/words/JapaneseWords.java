package dev.hayate.search.words;

import java.io.Closeable;
import java.io.IOException;
import java.text.Normalizer;
import java.util.function.Consumer;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.JapaneseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Cuts texts into the words by which they are found. For any number of threads.
///
/// The text is brought to NFKC, then kuromoji's analyzer with its defaults does the rest: words of the IPA
/// dictionary, compounds cut into their parts (search mode), verbs and adjectives in their base form, no
/// particles, auxiliaries, punctuation and stop words, katakana without a final long mark, Latin letters in
/// lower case.
///
/// No variant was better beyond chance at both sets that were tried. To keep stop words and whole compounds gains
/// 0.0044 nDCG@10 at questions that were written with the passage in sight (JSQuAD) and loses 0.0076 between
/// paraphrases (JSTS); pairs of characters lose at both. Stems of English words and figures for all numbers,
/// tried at JSQuAD alone, change nothing there.
public final class JapaneseWords implements Closeable {
    private final Analyzer analyzer = new JapaneseAnalyzer();

    /// What cuts texts that are [brought to NFKC][#nfkc(String)] already.
    public Analyzer analyzer() {
        return analyzer;
    }

    /// A text in NFKC.
    public static String nfkc(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// The words of a text, for whoever resets, reads and closes the stream before the thread asks for another.
    public TokenStream stream(String text) {
        return analyzer.tokenStream("", nfkc(text));
    }

    /// Passes on the words of a text one after another, each as often as it occurs.
    public void forEach(String text, Consumer<String> use) throws IOException {
        try (TokenStream words = stream(text)) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                use.accept(word.toString());
            }
            words.end();
        }
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
