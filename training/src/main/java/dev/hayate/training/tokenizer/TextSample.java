package dev.hayate.training.tokenizer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// Draws texts at random, each with the same probability (Vitter, "Random Sampling with a Reservoir", algorithm R,
/// 1985).
final class TextSample {
    private TextSample() {}

    /// Draws up to `most` of the texts; in the end hands over those that were drawn.
    ///
    /// @param passing is told of every text that goes by
    static List<String> draw(Iterator<String> texts, int most, long seed, Consumer<String> passing) {
        List<String> drawn = new ArrayList<>();
        Random random = new Random(seed);
        long seen = 0;
        while (texts.hasNext()) {
            String text = texts.next();
            passing.accept(text);
            seen++;
            if (drawn.size() < most) {
                drawn.add(text);
            } else {
                long place = random.nextLong(seen);
                if (place < most) {
                    drawn.set((int) place, text);
                }
            }
        }
        return drawn;
    }
}
