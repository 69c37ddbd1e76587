package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// Replaces every match of a pattern by the same string, which takes the place of the match's last character in
/// the original; for an empty match, that of the character before it.
///
/// @param pattern what to replace
/// @param content what comes instead, as it is: no references to groups
public record Replace(ReplacePattern pattern, String content) implements Normalizer {

    @Override
    public void normalize(NormalizedText text) {
        if (text.length() == 0) {
            return;
        }
        ReplacePattern.Matches matches = pattern.matches(text);
        if (!matches.next()) {
            return;
        }
        int[] replacement = content.codePoints().toArray();
        int done = 0;
        text.beginRewrite();
        do {
            text.appendUnchanged(done, matches.start());
            for (int codePoint : replacement) {
                text.append(codePoint, matches.end() - 1);
            }
            done = matches.end();
        } while (matches.next());
        text.appendUnchanged(done, text.length());
        text.endRewrite();
    }
}
