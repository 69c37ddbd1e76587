package dev.hayate.tokenizer.normalizer;

import dev.hayate.tokenizer.NormalizedText;

/// Removes control characters and makes spaces of what sentencepiece's `nmt` rules take for white space.
public record Nmt() implements Normalizer, CharacterStage {

    @Override
    public void normalize(NormalizedText text) {
        CharacterMapping.apply(text, Nmt::map);
    }

    @Override
    public boolean leavesAlone(int codePoint) {
        return map(codePoint) == codePoint;
    }

    @Override
    public boolean leavesPageAlone(int page) {
        return page > 0xFF;
    }

    private static int map(int codePoint) {
        if (codePoint >= ' ' && codePoint < 0x7F) {
            return codePoint;
        }
        if ((codePoint >= 0x01 && codePoint <= 0x08) || (codePoint >= 0x0E && codePoint <= 0x1F)) {
            return CharacterMapping.REMOVED;
        }
        return switch (codePoint) {
            case 0x0B, 0x7F, 0x8F, 0x9F -> CharacterMapping.REMOVED;
            case '\t', '\n', '\f', '\r', 0x1680, 0x2028, 0x2029, 0x2581, 0xFEFF, 0xFFFD -> ' ';
            case 0x200B, 0x200C, 0x200D, 0x200E, 0x200F -> ' ';
            default -> codePoint;
        };
    }
}
