package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import java.util.List;

/// Stages that follow each other and work character by character, and the table of what all of them together do.
/// Only where neighbours matter the stages themselves are asked, for the shortest segment that stands alone.
record CharacterRun(List<CharacterStage> stages, CharacterTable table) implements Pass {

    @Override
    public void normalize(NormalizedText text, NormalizedText scratch) {
        if (text.aligned() && !alignsBySegment() && indexOfSpecial(text) < text.length()) {
            stages.forEach(stage -> stage.normalize(text));
            return;
        }
        int[] codePoints = text.codePoints();
        int length = text.length();
        int previous = 0;
        for (int i = 0; i < length; i++) {
            int codePoint = codePoints[i];
            int entry = table.entry(codePoint);
            if (CharacterTable.isSpecial(entry)) {
                rewriteFrom(i, previous, text, scratch);
                return;
            }
            codePoints[i] = codePoint + entry;
            previous = codePoint;
        }
    }

    private boolean alignsBySegment() {
        for (CharacterStage stage : stages) {
            if (!stage.alignsBySegment()) {
                return false;
            }
        }
        return true;
    }

    private int indexOfSpecial(NormalizedText text) {
        int i = 0;
        while (i < text.length() && !CharacterTable.isSpecial(table.entry(text.codePoint(i)))) {
            i++;
        }
        return i;
    }

    /// Goes on from the first special character. What is before has its new form already, in the present text;
    /// so do all runs between special characters before they are copied.
    private void rewriteFrom(int first, int beforeFirst, NormalizedText text, NormalizedText scratch) {
        int[] codePoints = text.codePoints();
        int length = text.length();
        int previous = beforeFirst;
        int previousWritten = 0;
        int run = 0;
        text.beginRewrite();
        for (int i = first; i < length; i++) {
            int codePoint = codePoints[i];
            int entry = table.entry(codePoint);
            if (!CharacterTable.isSpecial(entry)) {
                codePoints[i] = codePoint + entry;
                previous = codePoint;
            } else if (!CharacterTable.needsNeighbours(entry)) {
                text.appendUnchanged(run, i);
                previousWritten = text.rewrittenLength();
                expand(codePoint, entry, text, i);
                run = i + 1;
            } else {
                if (run < i) {
                    text.appendUnchanged(run, i - 1);
                    codePoints[i - 1] = previous;
                } else {
                    text.cutRewrite(previousWritten);
                }
                run = segmentEnd(text, i);
                rewriteSegment(text, Math.max(0, i - 1), run, scratch);
                i = run - 1;
            }
        }
        text.appendUnchanged(run, length);
        text.endRewrite();
    }

    private void expand(int codePoint, int entry, NormalizedText text, int from) {
        int offset = CharacterTable.offset(entry);
        for (int k = offset; k < offset + CharacterTable.length(entry); k++) {
            int expansion = table.expansions()[k];
            text.append(expansion == CharacterTable.ITSELF ? codePoint : expansion, from);
        }
    }

    /// The end of the run of characters whose neighbours matter. One that begins a segment belongs to it still
    /// if one of them may stick to it.
    private int segmentEnd(NormalizedText text, int start) {
        boolean sticks = false;
        for (int i = start; i < text.length(); i++) {
            int entry = table.entry(text.codePoint(i));
            boolean needsNeighbours = CharacterTable.isSpecial(entry) && CharacterTable.needsNeighbours(entry);
            if (!needsNeighbours && !sticks) {
                return i;
            }
            sticks = needsNeighbours && (sticks || CharacterTable.isSticky(entry));
        }
        return text.length();
    }

    private void rewriteSegment(NormalizedText text, int start, int end, NormalizedText scratch) {
        scratch.reset(text.codePoints(), start, end);
        for (CharacterStage stage : stages) {
            stage.normalize(scratch);
        }
        for (int i = 0; i < scratch.length(); i++) {
            text.append(scratch.codePoint(i), text.aligned() ? scratch.originalStart(i) : start);
        }
    }
}
