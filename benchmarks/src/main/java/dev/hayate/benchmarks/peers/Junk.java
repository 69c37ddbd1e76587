package dev.hayate.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Words that no text holds. Hugging Face tokenizers remembers the first 10,000 chunks that it meets, and a
/// Japanese sentence is often one chunk; once junk fills that memory, no timed text finds itself in it.
final class Junk {
    private static final int WORDS = 12_000;
    private static final int LENGTH = 16;
    private static final int HIRAGANA = 'ぁ';
    private static final int HIRAGANA_LETTERS = 80;

    private Junk() {}

    static List<String> words() {
        Random random = new Random(1);
        List<String> words = new ArrayList<>(WORDS);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            word.setLength(0);
            for (int letter = 0; letter < LENGTH; letter++) {
                word.append((char) (HIRAGANA + random.nextInt(HIRAGANA_LETTERS)));
            }
            words.add(word.toString());
        }
        return words;
    }
}
