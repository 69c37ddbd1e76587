package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// A step whose result for a text is that of its segments one after the other, where a segment begins at every
/// code point that [begins one][#beginsSegment(int)] and whose predecessor does not [stick to
/// it][#sticksToNext(int)]. [CharacterTable] knows such steps by heart.
interface CharacterStage {

    /// Rewrites the text in place.
    void normalize(NormalizedText text);

    /// Whether the code point begins a segment, sticks to nothing and, alone in its segment, stays as it is.
    /// May be false for some for which all that is true.
    boolean leavesAlone(int codePoint);

    /// Whether all of the 256 code points from `page * 256` on are left alone. May be false for some that are.
    default boolean leavesPageAlone(int page) {
        return false;
    }

    /// Whether neighbours matter at all.
    default boolean hasContext() {
        return false;
    }

    /// Whether a segment begins at the code point, unless one before it sticks to it.
    default boolean beginsSegment(int codePoint) {
        return true;
    }

    /// Whether the code point may draw the next one that begins a segment into its own, over what lies between.
    default boolean sticksToNext(int codePoint) {
        return false;
    }

    /// Whether every character takes its place in the original from its own segment. If not, only texts that keep
    /// their length keep the places segment by segment.
    default boolean alignsBySegment() {
        return true;
    }
}
