package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;
import dev.hayate.tokenizer.unicode.CharacterClasses;
import java.util.ArrayList;
import java.util.List;

/// What BERT does to a text before it is cut into words.
///
/// @param cleanText removes control characters and makes spaces of all white space
/// @param handleChineseChars puts spaces around ideographs
/// @param stripAccents decomposes characters and removes their nonspacing marks
/// @param lowercase lower case
public record BertNormalizer(boolean cleanText, boolean handleChineseChars, boolean stripAccents, boolean lowercase)
        implements Normalizer {

    @Override
    public void normalize(NormalizedText text) {
        for (CharacterStage stage : stages()) {
            stage.normalize(text);
        }
    }

    /// The steps one by one.
    List<CharacterStage> stages() {
        List<CharacterStage> stages = new ArrayList<>();
        if (cleanText) {
            stages.add(new CleanText());
        }
        if (handleChineseChars) {
            stages.add(new SpaceIdeographs());
        }
        if (stripAccents) {
            stages.add(UnicodeForm.NFD);
            stages.add(new StripNonspacingMarks());
        }
        if (lowercase) {
            stages.add(new Lowercase());
        }
        return stages;
    }

    private record CleanText() implements CharacterStage {
        @Override
        public void normalize(NormalizedText text) {
            CharacterMapping.apply(text, CleanText::map);
        }

        @Override
        public boolean leavesAlone(int codePoint) {
            return map(codePoint) == codePoint;
        }

        private static int map(int codePoint) {
            if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
                return ' ';
            }
            if (codePoint == 0xFFFD || CharacterClasses.isOther(codePoint)) {
                return CharacterMapping.REMOVED;
            }
            return CharacterClasses.isWhitespace(codePoint) ? ' ' : codePoint;
        }
    }

    private record SpaceIdeographs() implements CharacterStage {
        @Override
        public void normalize(NormalizedText text) {
            int first = 0;
            while (first < text.length() && leavesAlone(text.codePoint(first))) {
                first++;
            }
            if (first == text.length()) {
                return;
            }
            text.beginRewrite();
            text.appendUnchanged(0, first);
            for (int i = first; i < text.length(); i++) {
                int codePoint = text.codePoint(i);
                if (leavesAlone(codePoint)) {
                    text.append(codePoint, i);
                } else {
                    text.append(' ', i);
                    text.append(codePoint, i);
                    text.append(' ', i);
                }
            }
            text.endRewrite();
        }

        @Override
        public boolean leavesAlone(int codePoint) {
            return codePoint < 0x3400
                    || (codePoint > 0x4DBF && codePoint < 0x4E00)
                    || (codePoint > 0x9FFF && !isBeyondUnifiedIdeographs(codePoint));
        }

        /// The blocks as the original has them; its list begins Extension E at U+2B920, a slip for U+2B820.
        private static boolean isBeyondUnifiedIdeographs(int codePoint) {
            return (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                    || (codePoint >= 0x20000 && codePoint <= 0x2A6DF)
                    || (codePoint >= 0x2A700 && codePoint <= 0x2B81F)
                    || (codePoint >= 0x2B920 && codePoint <= 0x2CEAF)
                    || (codePoint >= 0x2F800 && codePoint <= 0x2FA1F);
        }
    }

    private record StripNonspacingMarks() implements CharacterStage {
        @Override
        public void normalize(NormalizedText text) {
            CharacterMapping.apply(
                    text,
                    codePoint -> CharacterClasses.isNonspacingMark(codePoint) ? CharacterMapping.REMOVED : codePoint);
        }

        @Override
        public boolean leavesAlone(int codePoint) {
            return !CharacterClasses.isNonspacingMark(codePoint);
        }
    }
}
