package dev.hayate.training.tokenizer;

import com.atilika.kuromoji.unidic.Token;
import com.atilika.kuromoji.unidic.Tokenizer;
import dev.hayate.numerics.Workers;
import java.util.List;

/// Cuts runs into the words of UniDic, or into phrases of them.
final class UniDicWords {
    private static final int PARTS = 64;

    /// Where letters end that UniDic has nothing to say about.
    private static final int END_OF_LATIN = 0x250;

    private final Tokenizer dictionary = new Tokenizer();

    /// Counts the words of all runs. A mark for a space stays with the word behind it.
    RunCounter countWords(RunCounter runs, Workers workers) {
        return count(runs, workers, this::cutIntoWords);
    }

    /// Counts the phrases of all runs. A mark for a space stands alone before them.
    RunCounter countPhrases(RunCounter runs, Workers workers) {
        return count(runs, workers, this::cutIntoPhrases);
    }

    private static RunCounter count(RunCounter runs, Workers workers, Cut cut) {
        RunCounter words = new RunCounter();
        RunCounter[] parts = new RunCounter[PARTS];
        workers.forEach(PARTS, (part, worker) -> {
            parts[part] = new RunCounter();
            int to = (int) ((long) runs.size() * (part + 1) / PARTS);
            for (int run = (int) ((long) runs.size() * part / PARTS); run < to; run++) {
                cut.into(parts[part], runs, run);
            }
        });
        for (RunCounter part : parts) {
            for (int word = 0; word < part.size(); word++) {
                words.add(part.characters(), part.start(word), part.end(word), part.count(word));
            }
        }
        return words;
    }

    private void cutIntoWords(RunCounter words, RunCounter runs, int run) {
        int[] characters = runs.characters();
        int from = runs.start(run);
        int end = runs.end(run);
        int at = textStart(runs, run);
        for (Token token : tokens(runs, run)) {
            at += length(token);
            words.add(characters, from, at, runs.count(run));
            from = at;
        }
        if (from < end) {
            words.add(characters, from, end, runs.count(run));
        }
    }

    private void cutIntoPhrases(RunCounter phrases, RunCounter runs, int run) {
        int[] characters = runs.characters();
        int from = runs.start(run);
        int end = runs.end(run);
        int at = textStart(runs, run);
        if (at == end || characters[at] < END_OF_LATIN) {
            phrases.add(characters, from, end, runs.count(run));
            return;
        }
        WordKind before = WordKind.OTHER;
        boolean afterTe = false;
        for (Token token : tokens(runs, run)) {
            WordKind kind = WordKind.of(token, afterTe);
            if (from < at && !kind.joins(before)) {
                phrases.add(characters, from, at, runs.count(run));
                from = at;
            }
            afterTe = WordKind.isTe(token);
            before = kind;
            at += length(token);
        }
        phrases.add(characters, from, end, runs.count(run));
    }

    private static int textStart(RunCounter runs, int run) {
        int first = runs.start(run);
        return runs.characters()[first] == TextRuns.SPACE_MARK ? first + 1 : first;
    }

    private List<Token> tokens(RunCounter runs, int run) {
        int from = textStart(runs, run);
        return dictionary.tokenize(new String(runs.characters(), from, runs.end(run) - from));
    }

    private static int length(Token token) {
        String word = token.getSurface();
        return word.codePointCount(0, word.length());
    }

    @FunctionalInterface
    private interface Cut {
        void into(RunCounter words, RunCounter runs, int run);
    }
}
