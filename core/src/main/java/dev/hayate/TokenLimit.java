package dev.hayate;

/// How much of a text counts.
///
/// @param maxTokens how many tokens are used at most
/// @param maxCodePoints how many code points are tokenized at most
/// @param overflow what to do with more
record TokenLimit(int maxTokens, int maxCodePoints, Overflow overflow) {

    /// Model2Vec's `max_length`, in tokens.
    private static final int MODEL2VEC_TOKENS = 512;

    private static final TokenLimit NONE = new TokenLimit(EncodeOptions.NO_LIMIT, Integer.MAX_VALUE, Overflow.TRUNCATE);

    static TokenLimit of(EncodeOptions options, TokenRules rules) {
        int maxTokens = options.maxTokens();
        return switch (rules.compatibility()) {
            case SENTENCE_TRANSFORMERS ->
                maxTokens == EncodeOptions.MODEL_LIMIT || maxTokens == EncodeOptions.NO_LIMIT
                        ? NONE
                        : new TokenLimit(maxTokens, Integer.MAX_VALUE, options.overflow());
            case MODEL2VEC ->
                switch (maxTokens) {
                    case EncodeOptions.NO_LIMIT -> NONE;
                    case EncodeOptions.MODEL_LIMIT -> model2vec(MODEL2VEC_TOKENS, Overflow.TRUNCATE, rules);
                    default -> model2vec(maxTokens, options.overflow(), rules);
                };
        };
    }

    private static TokenLimit model2vec(int maxTokens, Overflow overflow, TokenRules rules) {
        long codePoints = (long) maxTokens * rules.medianPieceLength();
        return new TokenLimit(maxTokens, (int) Math.min(codePoints, Integer.MAX_VALUE), overflow);
    }

    boolean tooLong(String text) {
        return text.length() > maxCodePoints && text.codePointCount(0, text.length()) > maxCodePoints;
    }

    String cut(String text) {
        if (overflow == Overflow.ERROR) {
            throw new EncodingException("more than " + maxCodePoints
                    + " characters, the length that Model2Vec allows for " + maxTokens + " tokens");
        }
        return text.substring(0, text.offsetByCodePoints(0, maxCodePoints));
    }

    int cut(int tokens) {
        if (overflow == Overflow.ERROR) {
            throw new EncodingException(tokens + " tokens, at most " + maxTokens + " allowed");
        }
        return maxTokens;
    }
}
