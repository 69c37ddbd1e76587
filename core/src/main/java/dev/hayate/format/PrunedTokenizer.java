package dev.hayate.format;

import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A `tokenizer.json` cut down to some of its ids; the others move up and keep their order.
///
/// @param json the bytes of the smaller file
/// @param keptIds the old id of every new one, ascending
@SuppressWarnings("ArrayRecordComponent")
record PrunedTokenizer(byte[] json, int[] keptIds) {

    /// Cuts a file down.
    ///
    /// @param wanted the ids to keep; those that the file itself needs are kept as well
    static PrunedTokenizer of(Json tokenizer, BitSet wanted) {
        PrunableModel model = PrunableModel.read(tokenizer.member("model"));
        BitSet kept = (BitSet) wanted.clone();
        kept.or(model.required());
        for (Json token : elements(tokenizer.member("added_tokens"))) {
            kept.set(token.member("id").integer());
        }
        SpecialIds.collect(tokenizer.member("post_processor"), kept);
        SpecialIds.collectPadding(tokenizer.member("padding"), kept);

        int[] keptIds = kept.stream().toArray();
        IdMap ids = new IdMap(keptIds);
        Map<String, @Nullable Object> json = new LinkedHashMap<>(tokenizer.object());
        json.put("model", model.cutDownTo(ids));
        json.computeIfPresent("added_tokens", (name, value) -> renumbered(tokenizer.member(name), ids));
        json.computeIfPresent("post_processor", (name, value) -> SpecialIds.renumbered(tokenizer.member(name), ids));
        json.computeIfPresent("padding", (name, value) -> SpecialIds.renumberedPadding(tokenizer.member(name), ids));
        return new PrunedTokenizer(JsonWriter.compact(json).getBytes(StandardCharsets.UTF_8), keptIds);
    }

    private static List<Map<String, @Nullable Object>> renumbered(Json addedTokens, IdMap ids) {
        return addedTokens.elements().stream().map(token -> withId(token, ids)).toList();
    }

    private static Map<String, @Nullable Object> withId(Json token, IdMap ids) {
        Map<String, @Nullable Object> renumbered = new LinkedHashMap<>(token.object());
        renumbered.put("id", ids.newId(token.member("id")));
        return renumbered;
    }

    private static List<Json> elements(Json array) {
        return array.isNull() ? List.of() : array.elements();
    }

    BitSet keptIdSet() {
        BitSet kept = new BitSet();
        IntStream.of(keptIds).forEach(kept::set);
        return kept;
    }

    /// From old ids to new ones.
    record IdMap(int[] keptIds) {
        int newId(Json id) {
            return newId(id.integer());
        }

        int newId(int oldId) {
            return Arrays.binarySearch(keptIds, oldId);
        }

        boolean keeps(int oldId) {
            return newId(oldId) >= 0;
        }
    }
}
