package dev.hayate.training.tokenizer;

/// How a Unigram tokenizer is trained. The defaults are SentencePiece's, but for the vocabulary.
///
/// @param vocabulary the number of ids, the five special tokens and the bytes included; default 32,768
/// @param characterCoverage which part of all characters of the texts must be pieces by themselves, the most
///     frequent ones first, in `(0, 1]`; the others become unknown; default 0.9995
/// @param seedPieces the most pieces of two or more characters to start from; default 1,000,000
/// @param longestPiece the most characters of a piece, 1 to 255; default 16
/// @param shrinkFactor which part of the pieces a round of pruning leaves, in `(0, 1)`; default 0.75
/// @param byteFallback whether unknown characters are written as their UTF-8 bytes, 256 ids more; default no
/// @param boundaries the words that pieces must lie in; default those between white space
/// @param sampledTexts the most texts to learn from, drawn at random when there are more; 0, the default, takes
///     all
/// @param seed of that draw; default 42
/// @param threads 0, the default, for one a processor; no bit of the result depends on it
public record UnigramSettings(
        int vocabulary,
        double characterCoverage,
        int seedPieces,
        int longestPiece,
        double shrinkFactor,
        boolean byteFallback,
        WordBoundaries boundaries,
        int sampledTexts,
        long seed,
        int threads) {
    /// The defaults.
    public static final UnigramSettings DEFAULT =
            new UnigramSettings(32_768, 0.9995, 1_000_000, 16, 0.75, false, WordBoundaries.NONE, 0, 42, 0);

    /// @throws IllegalArgumentException if a number is out of its range
    public UnigramSettings {
        require(vocabulary > 0, "the vocabulary must have at least 1 id, not " + vocabulary);
        require(
                characterCoverage > 0 && characterCoverage <= 1,
                "the character coverage must be above 0 and at most 1, not " + characterCoverage);
        require(seedPieces > 0, "there must be at least 1 seed piece, not " + seedPieces);
        require(
                longestPiece >= 1 && longestPiece <= 255,
                "the longest piece must have 1 to 255 characters, not " + longestPiece);
        require(shrinkFactor > 0 && shrinkFactor < 1, "the shrink factor must be between 0 and 1, not " + shrinkFactor);
        require(sampledTexts >= 0, "the number of sampled texts must not be negative: " + sampledTexts);
        require(threads >= 0, "the number of threads must not be negative: " + threads);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /// The same with another vocabulary.
    public UnigramSettings vocabulary(int vocabulary) {
        return new UnigramSettings(
                vocabulary,
                characterCoverage,
                seedPieces,
                longestPiece,
                shrinkFactor,
                byteFallback,
                boundaries,
                sampledTexts,
                seed,
                threads);
    }

    /// The same with another coverage.
    public UnigramSettings characterCoverage(double characterCoverage) {
        return new UnigramSettings(
                vocabulary,
                characterCoverage,
                seedPieces,
                longestPiece,
                shrinkFactor,
                byteFallback,
                boundaries,
                sampledTexts,
                seed,
                threads);
    }

    /// The same with bytes for unknown characters.
    public UnigramSettings withByteFallback() {
        return new UnigramSettings(
                vocabulary,
                characterCoverage,
                seedPieces,
                longestPiece,
                shrinkFactor,
                true,
                boundaries,
                sampledTexts,
                seed,
                threads);
    }

    /// The same with other words.
    public UnigramSettings boundaries(WordBoundaries boundaries) {
        return new UnigramSettings(
                vocabulary,
                characterCoverage,
                seedPieces,
                longestPiece,
                shrinkFactor,
                byteFallback,
                boundaries,
                sampledTexts,
                seed,
                threads);
    }

    /// The same, learning from no more than so many texts.
    ///
    /// @param sampledTexts 0 for all
    public UnigramSettings sampled(int sampledTexts, long seed) {
        return new UnigramSettings(
                vocabulary,
                characterCoverage,
                seedPieces,
                longestPiece,
                shrinkFactor,
                byteFallback,
                boundaries,
                sampledTexts,
                seed,
                threads);
    }

    /// The same on another number of threads.
    public UnigramSettings threads(int threads) {
        return new UnigramSettings(
                vocabulary,
                characterCoverage,
                seedPieces,
                longestPiece,
                shrinkFactor,
                byteFallback,
                boundaries,
                sampledTexts,
                seed,
                threads);
    }

    /// The ids that are not learned: special tokens and bytes.
    int reservedIds() {
        return SpecialTokens.COUNT + (byteFallback ? ByteTokens.COUNT : 0);
    }
}
