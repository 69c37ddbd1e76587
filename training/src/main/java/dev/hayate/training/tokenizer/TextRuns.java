package dev.hayate.training.tokenizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import dev.hayate.tokenizer.normalizer.Lowercase;
import dev.hayate.tokenizer.normalizer.Nmt;
import dev.hayate.tokenizer.normalizer.Normalizer;
import dev.hayate.tokenizer.normalizer.Sequence;
import dev.hayate.tokenizer.normalizer.UnicodeForm;
import dev.hayate.tokenizer.pretokenizer.Metaspace;
import java.lang.Character.UnicodeScript;
import java.util.List;

/// Normalizes texts as the trained tokenizer will, and counts the runs that pieces cannot leave: a piece has one
/// script, and U+2581 at most in front. So the best way to cut a text is the best way to cut its runs, and a
/// run that is seen often needs to be cut only once.
final class TextRuns {
    /// What is written for a space.
    static final int SPACE_MARK = 0x2581;

    private static final Normalizer NORMALIZER = new Sequence(List.of(new Nmt(), UnicodeForm.NFKC, new Lowercase()));
    private static final Metaspace WORDS = new Metaspace(SPACE_MARK, Metaspace.Prepend.ALWAYS, true);

    private final CompiledNormalizer.Worker normalizer =
            CompiledNormalizer.compile(NORMALIZER).newWorker();
    private final NormalizedText text = new NormalizedText(false);
    private final PreTokens words = new PreTokens(text);
    private final RunCounter counter = new RunCounter();
    private long texts;
    private long characters;

    /// Counts the runs of a text. A text may be of any length.
    void add(String input) {
        int[] codePoints =
                input.codePoints().map(TextRuns::withoutLoneSurrogates).toArray();
        text.reset(codePoints, 0, codePoints.length);
        normalizer.normalize(text);
        texts++;
        if (text.length() == 0) {
            return;
        }
        characters += text.length();
        words.reset(0, text.length());
        WORDS.split(words);
        for (int word = 0; word < words.count(); word++) {
            addWord(words.start(word), words.end(word));
        }
    }

    private static int withoutLoneSurrogates(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 0xFFFD : codePoint;
    }

    private void addWord(int from, int to) {
        int[] codePoints = text.codePoints();
        int start = from;
        UnicodeScript before = UnicodeScript.INHERITED;
        for (int i = from; i < to; i++) {
            UnicodeScript script = codePoints[i] == SPACE_MARK ? UnicodeScript.INHERITED : Scripts.of(codePoints[i]);
            if (script != UnicodeScript.INHERITED) {
                if (before != UnicodeScript.INHERITED && script != before) {
                    counter.add(codePoints, start, i, 1);
                    start = i;
                }
                before = script;
            }
        }
        counter.add(codePoints, start, to, 1);
    }

    /// The runs so far.
    RunCounter counter() {
        return counter;
    }

    /// The number of texts so far.
    long texts() {
        return texts;
    }

    /// The number of code points of all normalized texts so far.
    long characters() {
        return characters;
    }
}
