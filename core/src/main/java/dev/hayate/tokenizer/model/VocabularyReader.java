package dev.hayate.tokenizer.model;

import dev.hayate.internal.json.Json;
import dev.hayate.internal.json.JsonNumber;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a vocabulary that stands as an object, piece to id.
final class VocabularyReader {
    /// A node of a [PieceTrie] has room for so many pieces.
    private static final int MOST_IDS = (1 << 23) - 2;

    private VocabularyReader() {}

    static Vocabulary read(Json json) {
        Map<String, @Nullable Object> entries = json.object();
        int size = 0;
        for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
            size = Math.max(size, id(json, entry) + 1);
        }
        String[] pieces = new String[size];
        Arrays.fill(pieces, "");
        for (Map.Entry<String, @Nullable Object> entry : entries.entrySet()) {
            int id = id(json, entry);
            if (!pieces[id].isEmpty()) {
                throw json.member(entry.getKey()).error("id " + id + " belongs to \"" + pieces[id] + "\" already");
            }
            pieces[id] = entry.getKey();
        }
        return Vocabulary.of(Arrays.asList(pieces));
    }

    private static int id(Json json, Map.Entry<String, @Nullable Object> entry) {
        if (!(entry.getValue() instanceof JsonNumber number)) {
            throw json.member(entry.getKey()).error("expected an id");
        }
        int id = json.member(entry.getKey()).integer();
        if (id < 0 || id > MOST_IDS) {
            throw json.member(entry.getKey()).error("expected an id in [0, " + MOST_IDS + "], got " + number.digits());
        }
        return id;
    }

    /// The id of a special piece that must be in the vocabulary.
    static int idOf(Json piece, Vocabulary vocabulary) {
        int id = vocabulary.id(piece.string());
        if (id < 0) {
            throw piece.error("\"" + piece.string() + "\" is not in the vocabulary");
        }
        return id;
    }
}
