package dev.hayate.format;

import dev.hayate.format.PrunedTokenizer.IdMap;
import dev.hayate.internal.json.Json;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ids that a `tokenizer.json` mentions outside of its vocabulary: in the post-processor and the padding.
/// Static models apply neither, but the file has to stay whole for whoever else reads it.
final class SpecialIds {
    private SpecialIds() {}

    static void collect(Json processor, BitSet ids) {
        visit(processor, id -> {
            ids.set(id);
            return id;
        });
    }

    static @Nullable Object renumbered(Json processor, IdMap ids) {
        return visit(processor, ids::newId);
    }

    static void collectPadding(Json padding, BitSet ids) {
        if (!padding.isNull()) {
            ids.set(padding.member("pad_id").integer());
        }
    }

    static @Nullable Object renumberedPadding(Json padding, IdMap ids) {
        return padding.isNull() ? null : with(padding, "pad_id", ids.newId(padding.member("pad_id")));
    }

    /// What to put in the place of an id.
    private interface Renumbering {
        int newId(int oldId);
    }

    private static @Nullable Object visit(Json processor, Renumbering renumbering) {
        if (processor.isNull()) {
            return null;
        }
        Json type = processor.member("type");
        return switch (type.string()) {
            case "ByteLevel" -> processor.value();
            case "Sequence" -> {
                List<@Nullable Object> processors = new ArrayList<>();
                for (Json part : processor.member("processors").elements()) {
                    processors.add(visit(part, renumbering));
                }
                yield with(processor, "processors", processors);
            }
            case "TemplateProcessing" ->
                with(processor, "special_tokens", template(processor.member("special_tokens"), renumbering));
            case "BertProcessing", "RobertaProcessing" -> {
                Map<String, @Nullable Object> changed =
                        with(processor, "sep", pair(processor.member("sep"), renumbering));
                changed.put("cls", pair(processor.member("cls"), renumbering));
                yield changed;
            }
            default -> throw type.error("unknown post-processor; its ids cannot be renumbered");
        };
    }

    private static Map<String, @Nullable Object> template(Json tokens, Renumbering renumbering) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        for (String name : tokens.object().keySet()) {
            Json token = tokens.member(name);
            List<Object> ids = new ArrayList<>();
            for (Json id : token.member("ids").elements()) {
                ids.add(renumbering.newId(id.integer()));
            }
            changed.put(name, with(token, "ids", ids));
        }
        return changed;
    }

    private static List<Object> pair(Json pair, Renumbering renumbering) {
        return List.of(
                pair.element(0).string(), renumbering.newId(pair.element(1).integer()));
    }

    private static Map<String, @Nullable Object> with(Json object, String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(object.object());
        changed.put(name, value);
        return changed;
    }
}
