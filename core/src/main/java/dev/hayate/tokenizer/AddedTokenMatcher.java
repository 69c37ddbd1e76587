package dev.hayate.tokenizer;

import dev.hayate.tokenizer.unicode.CharacterClasses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds fixed contents in a text: of those that match the leftmost, of those that begin there the longest.
/// A text without any of their first characters costs one look-up in a small table per code point.
final class AddedTokenMatcher {
    private static final int TABLE_BITS = 12;

    private final boolean[] mayBegin = new boolean[1 << TABLE_BITS];
    private final TreeMap<Integer, List<Pattern>> byFirst = new TreeMap<>();

    /// What to look for.
    ///
    /// @param codePoints the content, not empty
    /// @param id the id of the token
    /// @param token how it takes its surroundings
    record Pattern(int[] codePoints, int id, AddedTokens.AddedToken token) {
        boolean matches(int[] text, int at, int length) {
            if (at + codePoints.length > length) {
                return false;
            }
            for (int i = 0; i < codePoints.length; i++) {
                if (text[at + i] != codePoints[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    AddedTokenMatcher(List<Pattern> patterns) {
        for (Pattern pattern : patterns) {
            int first = pattern.codePoints[0];
            mayBegin[first & (mayBegin.length - 1)] = true;
            byFirst.computeIfAbsent(first, key -> new ArrayList<>()).add(pattern);
        }
        byFirst.values()
                .forEach(same -> same.sort(Comparator.comparingInt((Pattern pattern) -> pattern.codePoints.length)
                        .reversed()));
    }

    boolean isEmpty() {
        return byFirst.isEmpty();
    }

    void split(int[] text, int length, AddedTokens.Sink sink) {
        int done = 0;
        int at = isEmpty() ? length : 0;
        while (at < length) {
            Pattern pattern = mayBegin[text[at] & (mayBegin.length - 1)] ? longest(text, at, length) : null;
            if (pattern == null) {
                at++;
                continue;
            }
            int start = at;
            int end = at + pattern.codePoints.length;
            at = end;
            if (pattern.token.singleWord() && touchesWord(text, start, end, length)) {
                continue;
            }
            if (pattern.token.stripsLeft()) {
                while (start > done && CharacterClasses.isWhitespace(text[start - 1])) {
                    start--;
                }
                start = Math.max(start, done);
            }
            while (pattern.token.stripsRight() && end < length && CharacterClasses.isWhitespace(text[end])) {
                end++;
            }
            if (done < start) {
                sink.text(done, start);
            }
            done = Math.max(start, end);
            sink.token(pattern.id, start, done);
        }
        if (done < length) {
            sink.text(done, length);
        }
    }

    private @Nullable Pattern longest(int[] text, int at, int length) {
        List<Pattern> candidates = byFirst.get(text[at]);
        if (candidates != null) {
            for (Pattern candidate : candidates) {
                if (candidate.matches(text, at, length)) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static boolean touchesWord(int[] text, int start, int end, int length) {
        return (start > 0 && CharacterClasses.isWord(text[start - 1]))
                || (end < length && CharacterClasses.isWord(text[end]));
    }
}
