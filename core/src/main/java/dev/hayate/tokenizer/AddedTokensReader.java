package dev.hayate.tokenizer;

import dev.hayate.internal.json.Json;
import dev.hayate.tokenizer.AddedTokens.AddedToken;
import dev.hayate.tokenizer.model.Vocabulary;
import dev.hayate.tokenizer.normalizer.CompiledNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the added tokens of a `tokenizer.json`. What the original leaves to chance, or stops at in the middle
/// of a text, is refused.
final class AddedTokensReader {
    private static final Set<String> MEMBERS =
            Set.of("id", "content", "single_word", "lstrip", "rstrip", "normalized", "special");

    private final Vocabulary vocabulary;
    private final CompiledNormalizer normalizer;
    private final Map<String, Integer> idByContent = new HashMap<>();
    private final Map<Integer, AddedToken> tokenById = new HashMap<>();
    private final Map<Integer, String> normalizedById = new HashMap<>();
    private final Set<String> normalizedContents = new HashSet<>();
    private final List<AddedTokenMatcher.Pattern> verbatim = new ArrayList<>();
    private final List<AddedTokenMatcher.Pattern> normalized = new ArrayList<>();
    private int nextId;

    AddedTokensReader(Vocabulary vocabulary, CompiledNormalizer normalizer) {
        this.vocabulary = vocabulary;
        this.normalizer = normalizer;
        this.nextId = vocabulary.count();
    }

    AddedTokens read(Json json) {
        for (Json entry : json.isNull() ? List.<Json>of() : json.elements()) {
            AddedToken token = readToken(entry);
            if (!token.content().isEmpty() && !isRepeated(entry, token)) {
                add(entry, token, id(entry, token));
            }
        }
        return new AddedTokens(
                idByContent,
                tokenById,
                normalizedById,
                new AddedTokenMatcher(verbatim),
                new AddedTokenMatcher(normalized));
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

    private boolean isRepeated(Json entry, AddedToken token) {
        Integer id = idByContent.get(token.content());
        if (id == null) {
            return false;
        }
        if (!token.equals(tokenById.get(id))) {
            throw entry.member("content").error("\"" + token.content() + "\" is added twice, with other settings");
        }
        return true;
    }

    private int id(Json entry, AddedToken token) {
        int known = vocabulary.id(token.content());
        int id = known >= 0 ? known : nextId++;
        if (id != entry.member("id").integer()) {
            throw entry.member("id").error("expected id " + id + " for \"" + token.content() + "\"");
        }
        AddedToken other = tokenById.get(id);
        if (other != null) {
            throw entry.member("id").error("id " + id + " belongs to \"" + other.content() + "\" already");
        }
        return id;
    }

    private void add(Json entry, AddedToken token, int id) {
        idByContent.put(token.content(), id);
        tokenById.put(id, token);
        int[] codePoints = token.content().codePoints().toArray();
        if (!token.normalized()) {
            verbatim.add(new AddedTokenMatcher.Pattern(codePoints, id, token));
            return;
        }
        String content = normalize(codePoints);
        if (content.isEmpty()) {
            throw entry.member("content").error("the normalizer leaves nothing of \"" + token.content() + "\"");
        }
        if (!normalizedContents.add(content)) {
            throw entry.member("content").error("the normalizer makes it the same as another added token: " + content);
        }
        normalizedById.put(id, content);
        normalized.add(new AddedTokenMatcher.Pattern(content.codePoints().toArray(), id, token));
    }

    private String normalize(int[] content) {
        NormalizedText text = new NormalizedText(false);
        text.reset(content, 0, content.length);
        normalizer.newWorker().normalize(text);
        return text.substring(0, text.length());
    }
}
