package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// Writes the result of [Precompiled] with the places in the original as HF tokenizers gives them
/// (`replace` in `precompiled.rs`, `NormalizedString::transform`): of the characters that stand for others the
/// first take their places, the rest that of the last one before; those that vanish are counted to the
/// character written last, and to none if there is none yet.
final class PrecompiledRewrite {
    private static final int NOTHING = -1;

    private final NormalizedText text;
    private final CharacterRules rules;

    /// The old character that is next in turn.
    private int old;

    /// The character written last, as its place may still change.
    private int pending = NOTHING;

    private int pendingChange;

    /// Begins with the first `start` characters as they are.
    PrecompiledRewrite(NormalizedText text, CharacterRules rules, int start) {
        this.text = text;
        this.rules = rules;
        text.beginRewrite();
        text.appendUnchanged(0, start);
        old = start;
    }

    void keep(int codePoint) {
        write(codePoint, 0);
    }

    /// Writes what a rule gives for `oldCount` characters.
    void replace(int oldCount, int rule) {
        int count = 0;
        for (int at = rule; rules.hasCodePoint(at); at = rules.next(at)) {
            write(rules.codePoint(at), count < oldCount ? 0 : 1);
            count++;
        }
        if (count < oldCount && pending != NOTHING) {
            pendingChange += count - oldCount;
        }
    }

    void end() {
        flush();
        text.endRewrite();
    }

    private void write(int codePoint, int change) {
        flush();
        pending = codePoint;
        pendingChange = change;
    }

    private void flush() {
        if (pending == NOTHING) {
            return;
        }
        if (pendingChange > 0) {
            text.append(pending, old - 1);
        } else {
            text.append(pending, old);
            old += 1 - pendingChange;
        }
    }
}
