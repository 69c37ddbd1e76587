package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.model.Vocabulary;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tokens that are cut out of the text before any stage sees it: first those that stand in the text as it is,
/// then, in what is left and normalized, those whose content is normalized too. Mirrors `AddedVocabulary` of
/// HF tokenizers. Immutable, shared by all threads.
final class AddedTokens {
    private static final Set<String> MEMBERS =
            Set.of("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");

    private final Map<String, Integer> idByContent;
    private final Map<Integer, AddedToken> tokenById;
    private final Set<String> specialContents;
    private final AddedTokenMatcher verbatim;
    private final AddedTokenMatcher normalized;

    private AddedTokens(
            Map<String, Integer> idByContent,
            Map<Integer, AddedToken> tokenById,
            Set<String> specialContents,
            AddedTokenMatcher verbatim,
            AddedTokenMatcher normalized) {
        this.idByContent = idByContent;
        this.tokenById = tokenById;
        this.specialContents = specialContents;
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

    /// Reads the list of a `tokenizer.json`.
    static AddedTokens read(Json json, Vocabulary vocabulary, CompiledNormalizer normalizer) {
        Map<String, Integer> idByContent = new HashMap<>();
        Map<Integer, AddedToken> tokenById = new HashMap<>();
        Set<String> specialContents = new HashSet<>();
        int next = vocabulary.count();
        for (Json entry : json.isNull() ? List.<Json>of() : json.elements()) {
            AddedToken token = readToken(entry);
            if (token.content.isEmpty()) {
                continue;
            }
            int known = vocabulary.id(token.content);
            int id = idByContent.getOrDefault(token.content, known >= 0 ? known : next);
            if (id != entry.member("id").integer()) {
                throw entry.member("id").error("expected id " + id + " for \"" + token.content + "\"");
            }
            next = Math.max(next, id + 1);
            idByContent.put(token.content, id);
            tokenById.put(id, token);
            if (token.special) {
                specialContents.add(token.content);
            }
        }
        return new AddedTokens(
                idByContent,
                tokenById,
                specialContents,
                matcher(idByContent, tokenById, false, null),
                matcher(idByContent, tokenById, true, normalizer));
    }

    private static AddedToken readToken(Json entry) {
        entry.allowOnly(MEMBERS);
        return new AddedToken(
                entry.member("content").string(),
                entry.member("single_word").boolOr(false),
                entry.member("lstrip").boolOr(false),
                entry.member("rstrip").boolOr(false),
                entry.member("normalized").bool(),
                entry.member("special").boolOr(false));
    }

    private static AddedTokenMatcher matcher(
            Map<String, Integer> idByContent,
            Map<Integer, AddedToken> tokenById,
            boolean normalized,
            @Nullable CompiledNormalizer normalizer) {
        List<AddedTokenMatcher.Pattern> patterns = new ArrayList<>();
        for (int id : idByContent.values()) {
            AddedToken token = tokenById.get(id);
            if (token != null && token.normalized == normalized) {
                int[] codePoints = token.content.codePoints().toArray();
                if (normalizer != null) {
                    codePoints = normalize(codePoints, normalizer);
                }
                if (codePoints.length > 0) {
                    patterns.add(new AddedTokenMatcher.Pattern(codePoints, id, token));
                }
            }
        }
        return new AddedTokenMatcher(patterns);
    }

    private static int[] normalize(int[] content, CompiledNormalizer normalizer) {
        NormalizedText text = new NormalizedText(false);
        text.reset(content, 0, content.length);
        normalizer.newWorker().normalize(text);
        return text.substring(0, text.length()).codePoints().toArray();
    }

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

    /// Whether decoding may leave out this piece.
    boolean isSpecial(String piece) {
        return specialContents.contains(piece);
    }
}
