package dev.hayate.training.tokenizer;

import com.atilika.kuromoji.unidic.Token;

/// What a word is in its phrase.
enum WordKind {
    /// Nouns, what stands for them, and their prefixes and suffixes.
    NOUN,
    /// Particles, auxiliaries, and verbs that are auxiliaries after て.
    FUNCTION,
    /// All else: verbs, adjectives, adverbs, symbols.
    OTHER;

    /// @param afterTe whether the word before is て or で
    static WordKind of(Token token, boolean afterTe) {
        return switch (token.getPartOfSpeechLevel1()) {
            case "名詞", "接頭辞", "接尾辞", "代名詞", "形状詞" -> NOUN;
            case "助詞", "助動詞" -> FUNCTION;
            case "動詞" -> afterTe && token.getPartOfSpeechLevel2().startsWith("非自立") ? FUNCTION : OTHER;
            default -> OTHER;
        };
    }

    static boolean isTe(Token token) {
        return token.getSurface().equals("て") || token.getSurface().equals("で");
    }

    /// Whether a word of this kind is of one phrase with the word before it.
    boolean joins(WordKind before) {
        return this == before && this != OTHER;
    }
}
