package dev.hayate.tokenizer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tokens that are cut out of the text before any stage sees it: first those that stand in the text as it is,
/// then, in what is left and normalized, those whose content is normalized too. Mirrors `AddedVocabulary` of
/// HF tokenizers. Immutable, shared by all threads.
final class AddedTokens {
    private final Map<String, Integer> idByContent;
    private final Map<Integer, AddedToken> tokenById;
    private final Map<Integer, String> normalizedById;
    private final AddedTokenMatcher verbatim;
    private final AddedTokenMatcher normalized;

    AddedTokens(
            Map<String, Integer> idByContent,
            Map<Integer, AddedToken> tokenById,
            Map<Integer, String> normalizedById,
            AddedTokenMatcher verbatim,
            AddedTokenMatcher normalized) {
        this.idByContent = idByContent;
        this.tokenById = tokenById;
        this.normalizedById = normalizedById;
        this.verbatim = verbatim;
        this.normalized = normalized;
    }

    /// One token of the list.
    ///
    /// @param content what stands in the text
    /// @param singleWord whether a word character before or after forbids it
    /// @param stripsLeft whether it takes the white space before it
    /// @param stripsRight whether it takes the white space after it
    /// @param normalized whether it is looked for in the normalized text
    /// @param special whether decoding may leave it out
    record AddedToken(
            String content,
            boolean singleWord,
            boolean stripsLeft,
            boolean stripsRight,
            boolean normalized,
            boolean special) {}

    /// Takes a text in parts: tokens and what lies between them.
    interface Sink {
        /// An added token that covers `[start, end)` of the original.
        void token(int id, int start, int end);

        /// Text `[from, to)` of the original between such tokens, not empty.
        void text(int from, int to);
    }

    /// Cuts out the tokens that stand in the text as it is.
    void split(int[] codePoints, int length, Sink sink) {
        verbatim.split(codePoints, length, sink);
    }

    /// Whether [#splitNormalized] can find anything.
    boolean hasNormalized() {
        return !normalized.isEmpty();
    }

    /// Cuts out the tokens whose content is normalized; the places are those in the normalized text.
    void splitNormalized(NormalizedText text, Sink sink) {
        normalized.split(text.codePoints(), text.length(), sink);
    }

    /// One more than the highest id.
    int idLimit() {
        int limit = 0;
        for (int id : tokenById.keySet()) {
            limit = Math.max(limit, id + 1);
        }
        return limit;
    }

    /// The id of a content, -1 if it is none of these tokens.
    int idOf(String content) {
        return idByContent.getOrDefault(content, -1);
    }

    /// The content of an id, or `null`.
    @Nullable
    String contentOf(int id) {
        AddedToken token = tokenById.get(id);
        return token == null ? null : token.content;
    }

    /// What an id is decoded from, the content as the normalizer writes it if the token is looked for in
    /// normalized text; `null` for all ids but these.
    @Nullable
    String decodedPiece(int id) {
        String content = normalizedById.get(id);
        return content == null ? contentOf(id) : content;
    }

    /// Whether decoding may leave out this piece.
    boolean isSpecial(String piece) {
        AddedToken token = tokenById.get(idOf(piece));
        return token != null && token.special;
    }
}
