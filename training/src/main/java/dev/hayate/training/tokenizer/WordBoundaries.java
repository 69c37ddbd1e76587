package dev.hayate.training.tokenizer;

/// What words a piece must lie in while a tokenizer is trained. When texts are tokenized there are no such
/// words: a piece is then found wherever its characters stand. Mirrors `pretokenization_delimiter` of
/// SentencePiece.
public enum WordBoundaries {
    /// The words between white space, and no others.
    NONE,
    /// The words that the UniDic dictionary finds, which suit Japanese.
    UNIDIC,
    /// Phrases of these words: nouns in a row are one, such as 中華そば, and so are particles and auxiliaries in a
    /// row. Japanese ones never begin with U+2581, which stays by itself before them: in Japanese a space does not
    /// tell words apart, and 男性 would else be two pieces, one of them for the beginnings of texts. Unlike with the
    /// others, what is learned are the phrases and not the text between white space.
    UNIDIC_PHRASES
}
