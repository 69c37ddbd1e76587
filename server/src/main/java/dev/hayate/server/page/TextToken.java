package dev.hayate.server.page;

import dev.hayate.StaticEmbeddingModel;
import dev.hayate.tokenizer.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A token where it stands in a text.
///
/// @param text what it covers; empty for what the text does not hold, such as an inserted space
/// @param piece what the vocabulary calls it
record TextToken(String text, String piece) {

    /// The tokens of a text in order, those of the model's default prompt first.
    static List<TextToken> of(StaticEmbeddingModel model, String text) {
        String prompted = model.defaultPromptName()
                .map(name -> Objects.requireNonNullElse(model.prompts().get(name), ""))
                .orElse("")
                .concat(text);
        Encoding encoding = model.tokenizer().encode(prompted);
        List<TextToken> tokens = new ArrayList<>(encoding.count());
        for (int i = 0; i < encoding.count(); i++) {
            String covered = prompted.substring(encoding.starts()[i], encoding.ends()[i]);
            tokens.add(new TextToken(covered, model.tokenizer().pieceOf(encoding.ids()[i])));
        }
        return tokens;
    }
}
