package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.PreTokens;
import dev.hayate.tokenizer.unicode.CharacterClasses;

/// The words of GPT-2, one span each, scanned by hand:
/// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
final class Gpt2Words {
    private Gpt2Words() {}

    static void split(PreTokens spans) {
        int[] codePoints = spans.text().codePoints();
        spans.beginSplit();
        for (int s = 0; s < spans.count(); s++) {
            int end = spans.end(s);
            for (int at = spans.start(s); at < end; ) {
                int next = next(codePoints, at, end);
                spans.add(at, next);
                at = next;
            }
        }
        spans.endSplit();
    }

    /// Where the word that begins at `at` ends.
    private static int next(int[] codePoints, int at, int end) {
        int contraction = Contractions.length(codePoints, at, end, false);
        if (contraction > 0) {
            return at + contraction;
        }
        int first = codePoints[at] == ' ' && at + 1 < end ? at + 1 : at;
        int codePoint = codePoints[first];
        if (LetterClasses.isLetter(codePoint)) {
            return LetterClasses.endOfLetters(codePoints, first, end);
        }
        if (LetterClasses.isNumber(codePoint)) {
            int next = first;
            while (next < end && LetterClasses.isNumber(codePoints[next])) {
                next++;
            }
            return next;
        }
        if (!CharacterClasses.isWhitespace(codePoint)) {
            return LetterClasses.endOfSymbols(codePoints, first, end);
        }
        return endOfSpaces(codePoints, at, end);
    }

    /// `\s+(?!\S)|\s+`: all white space but the last before a word.
    private static int endOfSpaces(int[] codePoints, int at, int end) {
        int next = LetterClasses.endOfSpaces(codePoints, at, end);
        return next < end && next - at > 1 ? next - 1 : next;
    }
}
