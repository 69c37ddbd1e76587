package dev.hayate.tokenizer;

/// The tokens of one text.
///
/// @param ids the id of every token
/// @param starts where each token begins in the text, an index into the `String` (UTF-16)
/// @param ends where each token ends in the text, exclusive; for what the text does not hold (an inserted
///     space, one byte of a character) the place it stands for, as HF tokenizers gives it
public record Encoding(int[] ids, int[] starts, int[] ends) {

    /// The number of tokens.
    public int count() {
        return ids.length;
    }
}
