package dev.hayate.format;

import dev.hayate.format.PrunedTokenizer.IdMap;
import dev.hayate.internal.json.Json;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The `model` of a `tokenizer.json` whose vocabulary can be cut down.
sealed interface PrunableModel {

    static PrunableModel read(Json model) {
        Json type = model.member("type");
        return switch (type.string()) {
            case "Unigram" -> new ListedPieces(model);
            case "WordPiece", "WordLevel" -> new NumberedPieces(model);
            case "BPE" ->
                throw type.error("the vocabulary of a BPE model cannot be pruned: its merges build on pieces that no"
                        + " text shows");
            default -> throw type.error("the vocabulary of this model cannot be pruned");
        };
    }

    /// The ids without which other texts would be cut differently, or not at all.
    BitSet required();

    /// The model with the kept ids only.
    Map<String, @Nullable Object> cutDownTo(IdMap ids);

    /// A Unigram: pieces with scores, the id of a piece is its place.
    ///
    /// Of the pieces that no text needs it keeps the unknown one, the bytes if they stand in for unknown
    /// characters, and one with the least score, on which the score of unknown characters depends.
    record ListedPieces(Json model) implements PrunableModel {
        private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");

        @Override
        public BitSet required() {
            BitSet required = new BitSet();
            if (!model.member("unk_id").isNull()) {
                required.set(model.member("unk_id").integer());
            }
            Predicate<String> isByte =
                    model.member("byte_fallback").boolOr(false) ? BYTE.asMatchPredicate() : piece -> false;
            double least = Double.POSITIVE_INFINITY;
            int leastId = 0;
            List<Json> pieces = model.member("vocab").elements();
            for (int id = 0; id < pieces.size(); id++) {
                double score = pieces.get(id).element(1).number().serdeValue();
                if (score < least) {
                    least = score;
                    leastId = id;
                }
                if (isByte.test(pieces.get(id).element(0).string())) {
                    required.set(id);
                }
            }
            required.set(leastId);
            return required;
        }

        @Override
        public Map<String, @Nullable Object> cutDownTo(IdMap ids) {
            List<@Nullable Object> pieces = new ArrayList<>();
            List<@Nullable Object> all = model.member("vocab").array();
            for (int id = 0; id < all.size(); id++) {
                if (ids.keeps(id)) {
                    pieces.add(all.get(id));
                }
            }
            Map<String, @Nullable Object> pruned = new LinkedHashMap<>(model.object());
            pruned.put("vocab", pieces);
            if (!model.member("unk_id").isNull()) {
                pruned.put("unk_id", ids.newId(model.member("unk_id")));
            }
            return pruned;
        }
    }

    /// A WordPiece or WordLevel: pieces with ids. Keeps the unknown piece.
    record NumberedPieces(Json model) implements PrunableModel {
        @Override
        public BitSet required() {
            BitSet required = new BitSet();
            Json unknown = model.member("unk_token");
            if (!unknown.isNull() && model.member("vocab").has(unknown.string())) {
                required.set(model.member("vocab").member(unknown.string()).integer());
            }
            return required;
        }

        @Override
        public Map<String, @Nullable Object> cutDownTo(IdMap ids) {
            Json vocabulary = model.member("vocab");
            Map<Integer, String> byId = new TreeMap<>();
            for (String piece : vocabulary.object().keySet()) {
                int id = vocabulary.member(piece).integer();
                if (ids.keeps(id)) {
                    byId.put(ids.newId(id), piece);
                }
            }
            Map<String, @Nullable Object> pieces = new LinkedHashMap<>();
            byId.forEach((id, piece) -> pieces.put(piece, id));
            Map<String, @Nullable Object> pruned = new LinkedHashMap<>(model.object());
            pruned.put("vocab", pieces);
            return pruned;
        }
    }
}
