package dev.hayate.tokenizer.pretokenizer;

import dev.hayate.tokenizer.regex.OnigurumaPattern;

/// What [Split] cuts at. Immutable, shared by all threads.
public sealed interface DelimiterPattern {

    /// Gives all parts of `[from, to)` in order, matches and what lies between, and finishes.
    ///
    /// @param matchesAreText whether the matches are the text and the rest the delimiters
    void cut(int[] codePoints, int from, int to, SplitBehavior.Parts parts, boolean matchesAreText);

    /// A fixed text.
    ///
    /// @param content its code points, not empty
    record Literal(int[] content) implements DelimiterPattern {
        @Override
        public void cut(int[] codePoints, int from, int to, SplitBehavior.Parts parts, boolean matchesAreText) {
            int done = from;
            for (int at = from; at + content.length <= to; ) {
                if (matchesAt(codePoints, at)) {
                    addBetween(parts, done, at, matchesAreText);
                    parts.add(at, at + content.length, !matchesAreText);
                    at += content.length;
                    done = at;
                } else {
                    at++;
                }
            }
            addBetween(parts, done, to, matchesAreText);
            parts.finish();
        }

        private boolean matchesAt(int[] codePoints, int at) {
            for (int i = 0; i < content.length; i++) {
                if (codePoints[at + i] != content[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /// A regular expression.
    ///
    /// @param pattern as Oniguruma means it
    record Regex(OnigurumaPattern pattern) implements DelimiterPattern {
        @Override
        public void cut(int[] codePoints, int from, int to, SplitBehavior.Parts parts, boolean matchesAreText) {
            int done = from;
            OnigurumaPattern.Matches matches = pattern.matches(codePoints, from, to);
            while (matches.next()) {
                addBetween(parts, done, matches.start(), matchesAreText);
                parts.add(matches.start(), matches.end(), !matchesAreText);
                done = matches.end();
            }
            addBetween(parts, done, to, matchesAreText);
            parts.finish();
        }
    }

    /// The pattern of cl100k and Llama 3, which leaves nothing between its matches, scanned by hand.
    record GptWords() implements DelimiterPattern {
        /// `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}|
        /// ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+`
        static final String PATTERN = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
                + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

        @Override
        public void cut(int[] codePoints, int from, int to, SplitBehavior.Parts parts, boolean matchesAreText) {
            for (int at = from; at < to; ) {
                int next = next(codePoints, at, to);
                parts.add(at, next, !matchesAreText);
                at = next;
            }
            parts.finish();
        }

        private static int next(int[] codePoints, int at, int end) {
            int contraction = Contractions.length(codePoints, at, end, true);
            if (contraction > 0) {
                return at + contraction;
            }
            int codePoint = codePoints[at];
            if (LetterClasses.isLetter(codePoint)) {
                return LetterClasses.endOfLetters(codePoints, at, end);
            }
            if (LetterClasses.isNumber(codePoint)) {
                return endOfNumber(codePoints, at, end);
            }
            if (!isLineBreak(codePoint) && at + 1 < end && LetterClasses.isLetter(codePoints[at + 1])) {
                return LetterClasses.endOfLetters(codePoints, at + 1, end);
            }
            int first = codePoint == ' ' && at + 1 < end ? at + 1 : at;
            if (LetterClasses.isSymbol(codePoints[first])) {
                int next = LetterClasses.endOfSymbols(codePoints, first, end);
                while (next < end && isLineBreak(codePoints[next])) {
                    next++;
                }
                return next;
            }
            return endOfSpaces(codePoints, at, end);
        }

        private static int endOfNumber(int[] codePoints, int at, int end) {
            int next = at + 1;
            while (next < end && next - at < 3 && LetterClasses.isNumber(codePoints[next])) {
                next++;
            }
            return next;
        }

        /// `\s*[\r\n]+|\s+(?!\S)|\s+`: to the last line break, or all but the last before a word.
        private static int endOfSpaces(int[] codePoints, int at, int end) {
            int next = LetterClasses.endOfSpaces(codePoints, at, end);
            for (int i = next - 1; i >= at; i--) {
                if (isLineBreak(codePoints[i])) {
                    return i + 1;
                }
            }
            return next < end && next - at > 1 ? next - 1 : next;
        }

        private static boolean isLineBreak(int codePoint) {
            return codePoint == '\n' || codePoint == '\r';
        }
    }

    private static void addBetween(SplitBehavior.Parts parts, int from, int to, boolean matchesAreText) {
        if (from < to) {
            parts.add(from, to, matchesAreText);
        }
    }
}
