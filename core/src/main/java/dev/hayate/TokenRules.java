package dev.hayate;

import dev.hayate.tokenizer.Tokenizer;
import dev.hayate.tokenizer.model.Bpe;
import dev.hayate.tokenizer.model.Unigram;
import dev.hayate.tokenizer.model.WordLevel;
import dev.hayate.tokenizer.model.WordPiece;
import java.util.Arrays;

/// What the rules of a model mean for its tokens.
///
/// @param compatibility whose rules
/// @param ignoredId the id that does not count, -1 if all count
/// @param medianPieceLength how many code points a piece of the vocabulary has; 0 where that plays no part
record TokenRules(Compatibility compatibility, int ignoredId, int medianPieceLength) {
    private static final int NONE = -1;

    static TokenRules of(Compatibility compatibility, Tokenizer tokenizer) {
        return switch (compatibility) {
            case SENTENCE_TRANSFORMERS -> new TokenRules(compatibility, NONE, 0);
            case MODEL2VEC ->
                new TokenRules(compatibility, unknownIdOfModel2Vec(tokenizer), medianPieceLength(tokenizer));
        };
    }

    /// Model2Vec asks the Python object of the tokenizer's model for its `unk_token`, which that of a Unigram
    /// does not have.
    private static int unknownIdOfModel2Vec(Tokenizer tokenizer) {
        return switch (tokenizer.model()) {
            case Unigram model -> NONE;
            case WordPiece model -> tokenizer.unknownId();
            case Bpe model -> tokenizer.unknownId();
            case WordLevel model -> tokenizer.unknownId();
        };
    }

    /// `int(np.median([len(token) for token in vocabulary]))`: of an even number the mean of the middle two,
    /// rounded down.
    private static int medianPieceLength(Tokenizer tokenizer) {
        int[] lengths = new int[tokenizer.vocabularySize()];
        int count = 0;
        for (int id = 0; id < lengths.length; id++) {
            String piece = tokenizer.pieceOf(id);
            if (tokenizer.idOf(piece) == id) {
                lengths[count++] = piece.codePointCount(0, piece.length());
            }
        }
        if (count == 0) {
            return 0;
        }
        Arrays.sort(lengths, 0, count);
        return (lengths[(count - 1) / 2] + lengths[count / 2]) / 2;
    }
}
